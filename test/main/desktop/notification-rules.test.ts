import { describe, expect, it } from 'vitest';
import type { ClusterEvent } from '#shared/api/events';
import type { AccessRequestView } from '#shared/model/access-request';
import { endingSoonNotice, noticeOf, reviewNotice } from '#main/desktop/notification-rules';
import { resourcesInWords } from '#main/desktop/request-words';
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
    can: { request: false, review: true, administer: false, audit: false },
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
      body: 'Looking into a slow sensor',
      profileId: bobProfile,
      request: uuid(1),
    });
  });

  it.each([
    ['the requester', asAlice, created],
    ['someone who may not review it', asBob, event({ view: twoMachines() })],
    ['a profile that is signed out', { ...asBob, state: 'signed-out' as const }, created],
    [
      'a request that was decided already',
      asBob,
      event({ view: twoMachines({ state: 'DENIED' }, { review: true }) }),
    ],
  ])('does not tell %s', (_who, profile, given) => {
    expect(noticeOf(profile, given)).toBeNull();
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
      body: 'bob: “go ahead”\nIt holds for 8h. Connect now.',
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
      title: expect.stringMatching(/^Access revoked/),
      body: 'bob: “laptop lost”',
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

describe('access that ends soon', () => {
  const view = twoMachines({ state: 'APPROVED', accessUntil: startOfTest });
  const assuming = aProfileState({ status: aStatus({ activeRequests: [uuid(1)] }) });

  it('is told once less than five minutes are left', () => {
    expect(endingSoonNotice(assuming, view, startOfTest - 5 * 60_000)?.title).toBe(
      'Access ends in 5m',
    );
    expect(endingSoonNotice(assuming, view, startOfTest - 5 * 60_000 - 1)).toBeNull();
  });

  it('is silent once it has ended, when it is not assumed, and when it was short from the start', () => {
    expect(endingSoonNotice(assuming, view, startOfTest)).toBeNull();
    expect(endingSoonNotice(asAlice, view, startOfTest - 1_000)).toBeNull();
    const short = { ...view, request: { ...view.request, accessDuration: 60_000 } };
    expect(endingSoonNotice(assuming, short, startOfTest - 1_000)).toBeNull();
  });
});

describe('resourcesInWords', () => {
  it('names three and counts the rest; what cannot be seen goes by its id', () => {
    const resources = [1, 2, 3, 4, 5].map((number) => ({
      id: aResource(number).id,
      constraint: { type: 'by-role' as const },
    }));
    expect(resourcesInWords(aView(1, { resources }))).toBe(
      `node-1, ${uuid(2)}, ${uuid(3)} and 2 more`,
    );
  });
});
