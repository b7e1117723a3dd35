import type { AccessRequest, AccessRequestView, RequestState } from './access-request';

/** How far a request has come. It never goes back: see {@link requestTransitions}. */
const stages: Readonly<Record<RequestState, number>> = {
  PENDING: 0,
  APPROVED: 1,
  DENIED: 2,
  EXPIRED: 2,
  WITHDRAWN: 2,
  REVOKED: 2,
  RELEASED: 2,
  EXTENDED: 2,
};

/** What only grows while a request stays where it is. */
const grown = ({ reviews, comments, escalations, accessUntil }: AccessRequest) =>
  [reviews.length, comments.length, escalations, accessUntil ?? 0] as const;

/**
 * Whether a view was made before the one that is known: answers and events travel on connections of their own, so
 * that an answer can come after an event that is newer.
 */
export function isOlderView(view: AccessRequestView, known: AccessRequestView): boolean {
  const stage = stages[view.request.state] - stages[known.request.state];
  if (stage !== 0) return stage < 0;
  const before = grown(known.request);
  return grown(view.request).some((part, index) => part < (before[index] ?? 0));
}
