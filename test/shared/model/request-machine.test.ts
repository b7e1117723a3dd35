import { describe, expect, it } from 'vitest';
import { requestStates, type RequestState } from '#shared/model/access-request';
import {
  nextRequestState,
  whyNotAssumable,
  type RequestEvent,
} from '#shared/model/request-machine';

const events: readonly RequestEvent[] = [
  'review',
  'approve',
  'deny',
  'withdraw',
  'revoke',
  'expire',
];
const allowed: Readonly<Record<string, RequestState>> = {
  'PENDING review': 'PENDING',
  'PENDING approve': 'APPROVED',
  'PENDING deny': 'DENIED',
  'PENDING withdraw': 'WITHDRAWN',
  'PENDING expire': 'EXPIRED',
  'APPROVED revoke': 'REVOKED',
  'APPROVED expire': 'EXPIRED',
};

describe('every state and event', () => {
  const pairs = requestStates.flatMap((state) => events.map((event) => [state, event] as const));
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
    ['PENDING', null, 'This request is still awaiting approval.'],
    ['DENIED', null, 'This request was denied. Ask again.'],
    ['REVOKED', 2_000, 'This request was revoked. Ask again.'],
    ['APPROVED', 1_000, 'The access that this request gave has ended. Ask again.'],
    ['APPROVED', null, 'The access that this request gave has ended. Ask again.'],
    ['APPROVED', 1_001, null],
  ] as const)('%s until %s', (state, accessUntil, why) => {
    expect(whyNotAssumable({ state, accessUntil }, 1_000)).toBe(why);
  });
});
