import { describe, expect, it } from 'vitest';
import type { ClusterEvent } from '#shared/api/events';
import type { AccessRequestView } from '#shared/model/access-request';
import { noticeOf, noticeRules, reviewNotice } from '#main/desktop/notification-rules';
import { clockInWords } from '#main/desktop/request-words';
import {
  aProfileState,
  aResource,
  aStatus,
  aView,
  alice,
  bob,
  bobProfile,
  startOfTest,
  uuid,
} from '../../helpers/window-builders';

type RequestEvent = Extract<ClusterEvent, { type: 'request' }>;
const hour = 3_600_000;
const asAlice = aProfileState();
const asBob = aProfileState({
  id: bobProfile,
  userName: 'bob',
  status: aStatus({
    user: bob,
    can: {
      request: false,
      review: true,
      administer: false,
      audit: false,
      lock: false,
      settings: false,
      recordings: false,
    },
  }),
});

function twoMachines(part: Parameters<typeof aView>[1] = {}, can = {}): AccessRequestView {
  const resources = [
    { id: aResource(1).id, constraint: { type: 'ssh_logins' as const, logins: ['alice'] } },
    { id: aResource(2).id, constraint: { type: 'ssh_logins' as const, logins: ['deploy'] } },
  ];
  return {
    ...aView(1, { resources, ...part }, can),
    resources: [aResource(1, { name: 'iot' }), aResource(2, { name: 'this-computer' })],
  };
}

function event(part: Partial<RequestEvent>): RequestEvent {
  return {
    type: 'request',
    revision: 1,
    at: startOfTest,
    change: 'created',
    by: alice,
    view: twoMachines(),
    ...part,
  };
}

describe('a request that waits for a review', () => {
  const created = event({ view: twoMachines({}, { review: true }) });

  it('tells a reviewer who asks, for what, as which logins, and why', () => {
    expect(noticeOf(asBob, created)).toMatchObject({
      title: 'alice asks for iot (alice), this-computer (deploy)',
      body: 'For 8h: Looking into a slow sensor',
      short: 'alice: iot (alice), this-computer (deploy)',
      list: 'to-review',
      urgent: false,
      actions: ['review', 'approve', 'deny'],
      profileId: bobProfile,
      request: uuid(1),
    });
  });

  it.each([
    ['the requester', asAlice, created],
    ['someone who may not review it', asBob, event({ view: twoMachines() })],
    [
      'a reviewer while others were chosen',
      asBob,
      event({ view: { ...twoMachines({}, { review: true }), calledUpon: false } }),
    ],
    ['a profile that is signed out', { ...asBob, state: 'signed-out' as const }, created],
    [
      'a request that was decided already',
      asBob,
      event({ view: twoMachines({ state: 'DENIED' }, { review: true }) }),
    ],
  ])('does not tell %s', (_who, profile, given) => {
    expect(noticeOf(profile, given)).toBeNull();
  });

  it.each([
    ['', 'For 8h: no reason was given.'],
    ['\n \n first\nsecond', 'For 8h: first'],
    ['red\u001B[31m \u202Ealert', 'For 8h: red[31m alert'],
    ['x'.repeat(400), `For 8h: ${'x'.repeat(159)}…`],
  ])('says the first line of the reason, and nothing that deceives: %j', (reason, body) => {
    const view = twoMachines({ reason }, { review: true });
    expect(noticeOf(asBob, event({ view }))?.body).toBe(body);
  });

  it('offers only to look where the text does not say all of it', () => {
    const byRole = [{ id: aResource(1).id, constraint: { type: 'by-role' as const } }];
    const view = twoMachines({ resources: byRole }, { review: true });
    expect(noticeOf(asBob, event({ view }))?.actions).toEqual(['review']);
  });

  it('is the same news from the list as from the event', () => {
    expect(reviewNotice(asBob, created.view)?.key).toBe(noticeOf(asBob, created)?.key);
  });
});

describe('a decision on one’s own request', () => {
  const review = {
    author: bob,
    rule: null,
    verdict: 'approve' as const,
    message: 'go ahead',
    at: startOfTest,
    terms: null,
  };
  const approved = event({
    change: 'approved',
    by: bob,
    view: twoMachines({
      state: 'APPROVED',
      accessUntil: startOfTest + 8 * hour,
      reviews: [review],
    }),
  });

  it('says who approved, with what message and for how long', () => {
    expect(noticeOf(asAlice, approved)).toMatchObject({
      title: 'Approved: iot (alice), this-computer (deploy)',
      body: `bob: “go ahead”\nUntil ${clockInWords(startOfTest + 8 * hour, startOfTest)}, 8h. Connect now.`,
      list: 'mine',
      actions: ['connect'],
    });
  });

  it('says why it was denied', () => {
    const message = 'not during the freeze';
    const reviews = [{ ...review, verdict: 'deny' as const, message }];
    const denied = event({
      change: 'denied',
      by: bob,
      view: twoMachines({ state: 'DENIED', reviews }),
    });
    expect(noticeOf(asAlice, denied)?.body).toBe('bob: “not during the freeze”');
  });

  it('says that access was revoked, by whom and why', () => {
    const revoked = event({
      change: 'revoked',
      by: bob,
      view: twoMachines({ state: 'REVOKED', resolution: 'laptop lost' }),
    });
    expect(noticeOf(asAlice, revoked)).toMatchObject({
      title: 'Access revoked: iot (alice), this-computer (deploy)',
      body: 'bob: “laptop lost”\nSessions that used it have ended.',
      urgent: true,
    });
  });

  it.each(['expired', 'access-ended'] as const)('says that it is over: %s', (change) => {
    expect(noticeOf(asAlice, event({ change, by: null }))).not.toBeNull();
  });

  it.each(['withdrawn', 'revoked'] as const)('is silent on one’s own doing: %s', (change) => {
    expect(noticeOf(asAlice, event({ change, by: alice }))).toBeNull();
  });

  it('is nobody else’s news', () => {
    const other = aProfileState({ status: aStatus({ user: { id: uuid(7), name: 'carol' } }) });
    expect(noticeOf(other, approved)).toBeNull();
  });
});

describe('what can happen to a request while it waits or holds', () => {
  const [half, start] = [startOfTest + hour / 2, startOfTest + 24 * hour];
  const pending = (part: Parameters<typeof aView>[1]) =>
    twoMachines({ created: startOfTest, ...part }, { review: true });
  const what = 'iot (alice), this-computer (deploy)';
  const comment = { id: uuid(1), author: bob, text: 'Which\nsensor?', at: half };
  const until = startOfTest + 2 * hour;

  it.each([
    [
      'an escalation says how long it has waited',
      asBob,
      event({ change: 'escalated', by: null, at: half, view: pending({ escalations: 1 }) }),
      `Waiting for 30m: alice asks for ${what}`,
      'For 8h: Looking into a slow sensor',
    ],
    [
      'a later start is said',
      asBob,
      event({ view: pending({ startAt: start }) }),
      `alice asks for ${what}`,
      `For 8h from ${clockInWords(start, startOfTest)}: Looking into a slow sensor`,
    ],
    [
      'a request to extend is one',
      asBob,
      event({ view: pending({ extends: uuid(8) }) }),
      `alice asks to extend ${what}`,
      'For 8h: Looking into a slow sensor',
    ],
    [
      'roles go by their names',
      asBob,
      event({ view: pending({ resources: [], roles: ['dba', 'oncall'] }) }),
      'alice asks for the roles dba, oncall',
      'For 8h: Looking into a slow sensor',
    ],
    [
      'a comment is told to who asked',
      asAlice,
      event({ change: 'commented', by: bob, view: pending({ comments: [comment] }) }),
      `bob wrote about ${what}`,
      'Which',
    ],
    [
      'an approval that narrows says so, and one by a rule names it',
      asAlice,
      event({
        change: 'approved',
        by: null,
        view: twoMachines({
          state: 'APPROVED',
          accessUntil: until,
          reviews: [
            { author: null, rule: 'night', verdict: 'approve', message: '', at: 1, terms: null },
          ],
          asked: { roles: [], resources: [], accessDuration: 1, startAt: null },
        }),
      }),
      `Approved: ${what}`,
      `By the rule night.\nIt is less than you asked for.\nUntil ${clockInWords(until, startOfTest)}, 2h. Connect now.`,
    ],
    [
      'an approval for later says from when',
      asAlice,
      event({
        change: 'approved',
        by: bob,
        view: twoMachines({ state: 'APPROVED', startAt: start, accessUntil: start + hour }),
      }),
      `Approved: ${what}`,
      `By bob.\nFrom ${clockInWords(start, startOfTest)} until ${clockInWords(start + hour, startOfTest)}.`,
    ],
    [
      'an extension says until when',
      asAlice,
      event({
        change: 'prolonged',
        by: bob,
        view: twoMachines({ state: 'APPROVED', accessUntil: until }),
      }),
      `Extended: ${what}`,
      `By bob.\nUntil ${clockInWords(until, startOfTest)}, 2h.`,
    ],
  ])('%s', (_what, profile, given, title, body) => {
    expect(noticeOf(profile, given)).toMatchObject({ title, body });
  });

  it('leaves an approval that only extends to what it extends', () => {
    const view = twoMachines({ state: 'EXTENDED', extends: uuid(8) });
    expect(noticeOf(asAlice, event({ change: 'approved', by: bob, view }))).toBeNull();
  });

  it('is news each time', () => {
    const keys = [1, 2].map(
      (escalations) =>
        noticeOf(asBob, event({ change: 'escalated', by: null, view: pending({ escalations }) }))
          ?.key,
    );
    expect(keys[0]).not.toBe(keys[1]);
  });
});

describe('the table of who is told of what', () => {
  const changes = Object.keys(noticeRules) as (keyof typeof noticeRules)[];
  const told = (part: 'requester' | 'reviewer') =>
    changes.filter((change) => noticeRules[change][part]);
  const pending = twoMachines({}, { review: true });

  it.each(changes)('never tells of what one did oneself: %s', (change) => {
    expect(noticeOf(asAlice, event({ change, by: alice }))).toBeNull();
    expect(noticeOf(asBob, event({ change, by: bob, view: pending }))).toBeNull();
  });

  it.each(changes)('follows the table for others: %s', (change) => {
    const other = { id: uuid(9), name: 'carol' };
    const toRequester = noticeOf(asAlice, event({ change, by: other }));
    const toReviewer = noticeOf(asBob, event({ change, by: other, view: pending }));
    expect(toRequester !== null).toBe(told('requester').includes(change));
    expect(toReviewer !== null).toBe(told('reviewer').includes(change));
  });
});
