import { err, ok, type Result } from '../lib/result';
import type { RequestState } from './access-request';

/** What can happen to a request. `review` is one that decides nothing yet. */
export type RequestEvent = 'review' | 'approve' | 'deny' | 'withdraw' | 'revoke' | 'expire';

/** Where each event leads. What is not in the table does not happen. */
export const requestTransitions: Readonly<
  Record<RequestState, Readonly<Partial<Record<RequestEvent, RequestState>>>>
> = {
  PENDING: {
    review: 'PENDING',
    approve: 'APPROVED',
    deny: 'DENIED',
    withdraw: 'WITHDRAWN',
    expire: 'EXPIRED',
  },
  APPROVED: { revoke: 'REVOKED', expire: 'EXPIRED' },
  DENIED: {},
  EXPIRED: {},
  WITHDRAWN: {},
  REVOKED: {},
};

const standing: Readonly<Record<RequestState, string>> = {
  PENDING: 'is still waiting for a decision',
  APPROVED: 'was approved already',
  DENIED: 'was denied',
  EXPIRED: 'has expired',
  WITHDRAWN: 'was withdrawn',
  REVOKED: 'was revoked',
};

const impossible: Readonly<Record<RequestEvent, string>> = {
  review: 'it cannot be reviewed any more',
  approve: 'it cannot be approved any more',
  deny: 'it cannot be denied any more',
  withdraw: 'only a request that waits can be withdrawn',
  revoke: 'only approved access can be revoked',
  expire: 'it has ended otherwise',
};

/** The state after an event; the error is a sentence that says why it cannot happen now. */
export function nextRequestState(state: RequestState, event: RequestEvent): Result<RequestState> {
  const next = requestTransitions[state][event];
  return next ? ok(next) : err(`This request ${standing[state]}; ${impossible[event]}.`);
}

/** Why a request cannot be assumed at this time, as a sentence, or `null` when it can. */
export function whyNotAssumable(
  request: { readonly state: RequestState; readonly accessUntil: number | null },
  now: number,
): string | null {
  if (request.state === 'PENDING') return 'This request is still awaiting approval.';
  if (request.state !== 'APPROVED') return `This request ${standing[request.state]}. Ask again.`;
  if (request.accessUntil === null || request.accessUntil <= now)
    return 'The access that this request gave has ended. Ask again.';
  return null;
}
