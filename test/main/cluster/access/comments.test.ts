import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mostComments } from '#main/cluster/access/limits';
import { findRequest } from '#main/cluster/access/find-request';
import { viewOf } from '#main/cluster/access/view';
import { createViewer } from '#main/cluster/access/viewer';
import type { UserRecord } from '#main/cluster/store/records';
import { api } from '#shared/api/contract';
import { openRequestRig, role, type RequestRig } from '../../../helpers/cluster/request-rig';

const roles = [
  role('web', '{ allow: { node_labels: { env: test }, logins: [alice] } }'),
  role(
    'asks',
    '{ allow: { request: { search_as_roles: [web], thresholds: [{ approve: 2, deny: 1 }] } } }',
  ),
  role('decides', '{ allow: { review_requests: { roles: [web] } } }'),
  role('audits', '{ allow: { rules: [{ resources: [access_request], verbs: [list, read] }] } }'),
  role('runs', `{ allow: { rules: [{ resources: [access_request], verbs: ['*'] }] } }`),
].join('');

let rig: RequestRig;
let people: Record<string, UserRecord>;
let id: string;

beforeEach(async () => {
  rig = await openRequestRig(roles);
  people = {
    alice: await rig.person('alice', ['asks']),
    bob: await rig.person('bob', ['decides']),
    rita: await rig.person('rita', ['audits']),
    ada: await rig.person('ada', ['runs']),
    eve: await rig.person('eve', ['asks']),
  };
  id = (await rig.ask(person('alice'))).id;
});
afterEach(() => rig.close());

function person(name: string): UserRecord {
  const found = people[name];
  return found ?? expect.fail(`nobody is called ${name}`);
}
const say = (name: string, text = 'Which one?') =>
  rig.requests.comment(rig.claim(person(name)), { id, text });

describe('comments', () => {
  it.each<[string, string | null, string]>([
    ['alice', null, 'the requester'],
    ['bob', null, 'who may review'],
    ['ada', null, 'an administrator of requests'],
    ['rita', 'not_allowed', 'an auditor, who reads alone'],
    ['eve', 'not_found', 'a stranger'],
  ])('of %s: %s, being %s', async (name, code) => {
    const record = await findRequest(rig.ledger, id);
    const view =
      record && viewOf(rig.ledger.state, 0, createViewer(rig.ledger.state, person(name)), record);
    expect(view?.can.comment ?? false).toBe(code === null);
    if (code !== null) return expect(say(name)).rejects.toMatchObject({ code });
    const { request } = await say(name);
    expect(request).toMatchObject({
      state: 'PENDING',
      reviews: [],
      comments: [{ author: { name }, text: 'Which one?', at: rig.clock.now }],
    });
    return expect(rig.told().at(-1)).toBe(`commented ${id.slice(0, 8)}`);
  });

  it('are open to who reviewed it and lost the right since, and while the access lasts', async () => {
    await rig.approve(person('bob'), id);
    await rig.put({ type: 'user', user: { ...person('bob'), roles: [] } });
    expect((await say('bob')).request.comments).toHaveLength(1);
    await rig.put({ type: 'user', user: person('bob') });
    const carl = await rig.person('carl', ['decides']);
    await rig.approve(carl, id);
    expect((await say('alice')).request).toMatchObject({ state: 'APPROVED' });
  });

  it('end with the request', async () => {
    await rig.deny(person('bob'), id);
    await expect(say('alice')).rejects.toMatchObject({
      code: 'wrong_state',
      message: 'This request was denied; nothing can be added any more.',
    });
  });

  it('are so many and no more', async () => {
    for (let count = 0; count < mostComments; count++) await say('alice');
    await expect(say('bob')).rejects.toMatchObject({
      code: 'limit_exceeded',
      message: expect.stringContaining('100 comments') as string,
    });
    expect((await rig.approve(person('bob'), id)).request.reviews).toHaveLength(1);
  });

  it.each([
    ['a text', 'Which one?', true],
    ['4,096 bytes', 'a'.repeat(4_096), true],
    ['more bytes', 'a'.repeat(4_097), false],
    ['more bytes of fewer letters', 'é'.repeat(2_049), false],
    ['nothing', '', false],
    ['space', ' \n ', false],
  ])('take %s: %#', (_what, text, fits) => {
    expect(api['requests.comment'].input.safeParse({ id, text }).success).toBe(fits);
  });
});
