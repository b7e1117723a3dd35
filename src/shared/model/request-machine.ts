import { err, ok, type Result } from '../lib/result';
import type { RequestState } from './access-request';

/** What can happen to a request. `review` is one that decides nothing yet. */
export const requestEvents = [
  'review',
  'comment',
  'escalate',
  'approve',
  'prolong',
  'deny',
  'withdraw',
  'expire',
  'assume',
  'extend',
  'release',
  'revoke',
] as const;
export type RequestEvent = (typeof requestEvents)[number];

/**
 * Where each event leads. What is not in the table does not happen. docs/requests.md says it in words.
 *
 * `prolong` is the approval of a request that extends another while that one still holds: the other's end moves,
 * and this one has done its work. `extend` and `assume` are what the requester does with access that they have.
 */
export const requestTransitions: Readonly<
  Record<RequestState, Readonly<Partial<Record<RequestEvent, RequestState>>>>
> = {
  PENDING: {
    review: 'PENDING',
    comment: 'PENDING',
    escalate: 'PENDING',
    approve: 'APPROVED',
    prolong: 'EXTENDED',
    deny: 'DENIED',
    withdraw: 'WITHDRAWN',
    expire: 'EXPIRED',
  },
  APPROVED: {
    comment: 'APPROVED',
    assume: 'APPROVED',
    extend: 'APPROVED',
    release: 'RELEASED',
    revoke: 'REVOKED',
    expire: 'EXPIRED',
  },
  DENIED: {},
  EXPIRED: {},
  WITHDRAWN: {},
  REVOKED: {},
  RELEASED: {},
  EXTENDED: {},
};

const standing: Readonly<Record<RequestState, string>> = {
  PENDING: 'is still waiting for a decision',
  APPROVED: 'was approved already',
  DENIED: 'was denied',
  EXPIRED: 'has expired',
  WITHDRAWN: 'was withdrawn',
  REVOKED: 'was revoked',
  RELEASED: 'was given back',
  EXTENDED: 'was approved and prolonged another request',
};

const impossible: Readonly<Record<RequestEvent, string>> = {
  review: 'it cannot be reviewed any more',
  comment: 'nothing can be added any more',
  escalate: 'nobody has to decide any more',
  approve: 'it cannot be approved any more',
  prolong: 'it cannot be approved any more',
  deny: 'it cannot be denied any more',
  withdraw: 'only a request that waits can be withdrawn',
  expire: 'it has ended otherwise',
  assume: 'only approved access can be used',
  extend: 'only approved access can be extended',
  release: 'only approved access can be given back',
  revoke: 'only approved access can be revoked',
};

/** The state after an event; the error is a sentence that says why it cannot happen now. */
export function nextRequestState(state: RequestState, event: RequestEvent): Result<RequestState> {
  const next = requestTransitions[state][event];
  return next ? ok(next) : err(`This request ${standing[state]}; ${impossible[event]}.`);
}

/** Why a request cannot be assumed at this time, as a sentence, or `null` when it can. */
export function whyNotAssumable(
  request: {
    readonly state: RequestState;
    readonly startAt: number | null;
    readonly accessUntil: number | null;
  },
  now: number,
): string | null {
  const { state, startAt, accessUntil } = request;
  if (state === 'PENDING') return 'This request is still awaiting approval.';
  if (state !== 'APPROVED') return `This request ${standing[state]}. Ask again.`;
  if (accessUntil === null || accessUntil <= now)
    return 'The access that this request gave has ended. Ask again.';
  if (startAt !== null && startAt > now)
    return `This request cannot be used until ${utcWords(startAt)}.`;
  return null;
}

/** An instant for people of whom one does not know where they are: `2026-11-26 14:30 UTC`. */
export function utcWords(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
