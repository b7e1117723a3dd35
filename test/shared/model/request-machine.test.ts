import { describe, expect, it } from 'vitest';
import { requestStates, type RequestState } from '#shared/model/access-request';
import { nextRequestState, requestEvents, whyNotAssumable } from '#shared/model/request-machine';

const allowed: Readonly<Record<string, RequestState>> = {
  'PENDING review': 'PENDING',
  'PENDING comment': 'PENDING',
  'PENDING escalate': 'PENDING',
  'PENDING prolong': 'EXTENDED',
  'APPROVED comment': 'APPROVED',
  'APPROVED assume': 'APPROVED',
  'APPROVED extend': 'APPROVED',
  'APPROVED release': 'RELEASED',
  'PENDING approve': 'APPROVED',
  'PENDING deny': 'DENIED',
  'PENDING withdraw': 'WITHDRAWN',
  'PENDING expire': 'EXPIRED',
  'APPROVED revoke': 'REVOKED',
  'APPROVED expire': 'EXPIRED',
};

describe('every state and event', () => {
  const pairs = requestStates.flatMap((state) =>
    requestEvents.map((event) => [state, event] as const),
  );
  it.each(pairs)('%s, %s', (state, event) => {
    const expected = allowed[`${state} ${event}`];
    const next = nextRequestState(state, event);
    if (expected) expect(next).toEqual({ ok: true, value: expected });
    else
      expect(next).toEqual({ ok: false, error: expect.stringMatching(/^This request .+; .+\.$/) });
  });
});

describe('assuming', () => {
  it.each([
    ['PENDING', null, null, 'This request is still awaiting approval.'],
    ['DENIED', null, null, 'This request was denied. Ask again.'],
    ['REVOKED', null, 2_000, 'This request was revoked. Ask again.'],
    [
      'EXTENDED',
      null,
      2_000,
      'This request was approved and prolonged another request. Ask again.',
    ],
    ['APPROVED', null, 1_000, 'The access that this request gave has ended. Ask again.'],
    ['APPROVED', null, null, 'The access that this request gave has ended. Ask again.'],
    ['APPROVED', null, 1_001, null],
    ['APPROVED', 1_000, 9_000, null],
    ['APPROVED', 60_000, 90_000, 'This request cannot be used until 1970-01-01 00:01 UTC.'],
  ] as const)('%s from %s until %s', (state, startAt, accessUntil, why) => {
    expect(whyNotAssumable({ state, startAt, accessUntil }, 1_000)).toBe(why);
  });
});
