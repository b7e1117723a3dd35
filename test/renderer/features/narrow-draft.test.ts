import { describe, expect, it } from 'vitest';
import {
  narrowedTerms,
  nothingTaken,
  valueToggled,
  valueTyped,
} from '../../../src/renderer/features/review/narrow-draft';
import { aResource, aView } from '../../helpers/window-builders';

const { id } = aResource(1);
const other = aResource(2).id;
const ssh = (...logins: string[]) => ({ type: 'ssh_logins' as const, logins });
const two = aView(1, {
  resources: [
    { id, constraint: ssh('alice', 'deploy') },
    { id: other, constraint: ssh('alice') },
  ],
});
const terms = (view = two, draft = nothingTaken) => narrowedTerms(view, draft);

describe('what an approver leaves of a request', () => {
  it('is all of it while nothing is taken away', () => {
    const { roles, resources, accessDuration, startAt } = two.request;
    expect(terms()).toEqual({
      terms: { roles, resources, accessDuration, startAt },
      problems: [],
    });
  });

  it('lacks what was dropped and unticked, and comes back when it is ticked again', () => {
    const draft = valueToggled({ ...nothingTaken, dropped: [other] }, id, 'login', 'deploy');
    expect(terms(two, draft).terms.resources).toEqual([{ id, constraint: ssh('alice') }]);
    const again = valueToggled(draft, id, 'login', 'deploy');
    expect(terms(two, again).terms.resources).toEqual([two.request.resources[0]]);
  });

  it('is never more than what others left meanwhile', () => {
    const draft = { ...valueToggled(nothingTaken, id, 'login', 'deploy'), duration: 3_600_000 };
    const less = aView(1, {
      resources: [{ id, constraint: ssh('alice') }],
      accessDuration: 1_800_000,
    });
    const left = terms(less, draft);
    expect(left.problems).toEqual([]);
    expect(left.terms.resources).toEqual([{ id, constraint: ssh('alice') }]);
    expect(left.terms.accessDuration).toBe(1_800_000);
  });

  it('names what would be left without anybody to be', () => {
    const draft = valueToggled(nothingTaken, other, 'login', 'alice');
    expect(terms(two, draft).problems).toEqual([
      expect.stringMatching(/^Leave at least one login on .*, or leave it out\.$/),
    ]);
    expect(terms(two, { ...nothingTaken, dropped: [id, other] }).problems).toEqual([
      'Nothing would be left of this request. Deny it instead.',
    ]);
  });

  it('names principals where it was left to the role, and asks for those of which any was given', () => {
    const db = '/demo.example/db/orders';
    const view = {
      ...aView(1, { resources: [{ id: db, constraint: { type: 'by-role' as const } }] }),
      principals: { [db]: { db_user: ['reporter', 'viewer'], db_name: ['*'] } },
    };
    const draft = valueToggled(nothingTaken, db, 'db_user', 'reporter');
    expect(terms(view, draft).problems).toEqual([
      expect.stringContaining('at least one database on orders'),
    ]);
    expect(terms(view, valueTyped(draft, db, 'db_name', 'shop')).terms.resources).toEqual([
      { id: db, constraint: { type: 'database', users: ['viewer'], names: ['shop'], roles: [] } },
    ]);
  });

  it('takes away roles that were asked for by name, and shifts the start', () => {
    const view = aView(1, { resources: [], roles: ['a', 'b'], startAt: 5 });
    const draft = { ...nothingTaken, droppedRoles: ['b'], start: { at: null } };
    expect(terms(view, draft).terms).toMatchObject({ roles: ['a'], startAt: null });
  });
});
