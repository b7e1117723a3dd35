import { describe, expect, it } from 'vitest';
import {
  cartItem,
  constraintOf,
  createInput,
  dryRunInput,
  durationChoices,
  emptyDraft,
  whatIsMissing,
  withDryRunLogins,
  withLogin,
  type CartDraft,
  type DryRun,
} from '../../../src/renderer/stores/cart';
import { aResource, aRow } from '../../helpers/window-builders';

const hour = 3_600_000;
const two = cartItem(aRow(1));
const one = cartItem(aRow(2, { requestableLogins: ['alice'] }));
const none = cartItem(aRow(3, { resource: aResource(3, { kind: 'db' }), requestableLogins: [] }));

const dryRun: DryRun = {
  roles: ['access'],
  problems: [],
  longestDuration: 8 * hour,
  reasonRequired: true,
  reasonPrompts: [],
  approvalsNeeded: '',
  reviewers: [],
  logins: {},
};
const draft = (part: Partial<CartDraft>): CartDraft => ({ ...emptyDraft, ...part });

describe('a resource in the cart', () => {
  it('has to be narrowed down where there are several logins', () => {
    expect(constraintOf(two)).toBeNull();
  });

  it('takes the only login there is', () => {
    expect(constraintOf(one)).toEqual({ type: 'ssh_logins', logins: ['alice'] });
  });

  it('goes by role where its kind has no logins', () => {
    expect(constraintOf(none)).toEqual({ type: 'by-role' });
  });

  it('keeps the order of the offer, whatever the order of choosing', () => {
    const both = withLogin(withLogin(two, 'deploy'), 'alice');
    expect(constraintOf(both)).toEqual({ type: 'ssh_logins', logins: ['alice', 'deploy'] });
  });

  it('is unfinished again when the last login is cleared, never everything', () => {
    expect(constraintOf(withLogin(withLogin(two, 'alice'), 'alice'))).toBeNull();
  });

  it('leaves "by role" when a login is chosen', () => {
    const byRole = { ...two, choice: { type: 'by-role' } as const };
    expect(constraintOf(withLogin(byRole, 'deploy'))).toEqual({
      type: 'ssh_logins',
      logins: ['deploy'],
    });
  });

  it('drops a login that may no longer be asked for', () => {
    const both = withLogin(withLogin(two, 'alice'), 'deploy');
    const item = withDryRunLogins(both, { ...dryRun, logins: { [two.id]: ['deploy'] } });
    expect(item.logins).toEqual(['deploy']);
    expect(constraintOf(item)).toEqual({ type: 'ssh_logins', logins: ['deploy'] });
  });
});

describe('what is sent', () => {
  it('is nothing while a resource is unfinished', () => {
    expect(createInput(draft({ items: [one, two] }))).toBeNull();
  });

  it('is nothing for an empty cart', () => {
    expect(createInput(emptyDraft)).toBeNull();
  });

  it('carries each constraint, the trimmed reason, the duration and the reviewers', () => {
    const items = [withLogin(two, 'alice'), one];
    const input = createInput(
      draft({ items, reason: ' INC-1 \n', duration: hour, reviewers: ['bob'] }),
    );
    expect(input).toEqual({
      resources: [
        { id: two.id, constraint: { type: 'ssh_logins', logins: ['alice'] } },
        { id: one.id, constraint: { type: 'ssh_logins', logins: ['alice'] } },
      ],
      reason: 'INC-1',
      suggestedReviewers: ['bob'],
      accessDuration: hour,
    });
  });

  it('asks the dry run by role for what is unfinished, so that its logins become known', () => {
    expect(dryRunInput([two]).resources).toEqual([{ id: two.id, constraint: { type: 'by-role' } }]);
  });
});

describe('what keeps a request from being sent', () => {
  it('is named in words: logins, the reason, and what the cluster says', () => {
    const problems = ['node-9 is not something you may request.'];
    expect(whatIsMissing(draft({ items: [two] }), { ...dryRun, problems })).toEqual([
      'Choose at least one login on node-1.',
      'Give a reason: this cluster requires one.',
      ...problems,
    ]);
  });

  it('is nothing once all is there', () => {
    expect(whatIsMissing(draft({ items: [one], reason: 'INC-1' }), dryRun)).toEqual([]);
  });

  it('counts blanks as no reason', () => {
    expect(whatIsMissing(draft({ items: [one], reason: '  ' }), dryRun)).toHaveLength(1);
  });
});

it('offers only durations below the longest allowed', () => {
  expect(durationChoices(hour)).toEqual([hour / 4, hour / 2]);
  expect(durationChoices(0)).toEqual([]);
});
