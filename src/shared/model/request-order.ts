import type { AccessRequest, AccessRequestView, RequestState } from './access-request';

/** How far a request has come. It never goes back: see {@link requestTransitions}. */
const stages: Readonly<Record<RequestState, number>> = {
  PENDING: 0,
  APPROVED: 1,
  DENIED: 2,
  EXPIRED: 2,
  WITHDRAWN: 2,
  REVOKED: 2,
};

const progress = ({ state, reviews }: AccessRequest): readonly number[] => [
  stages[state],
  reviews.length,
];

/**
 * Whether a view was made before the one that is known: answers and events travel on connections of their own, so
 * that an answer can come after an event that is newer.
 */
export function isOlderView(view: AccessRequestView, known: AccessRequestView): boolean {
  const before = progress(known.request);
  const difference = progress(view.request).map((part, index) => part - (before[index] ?? 0));
  return (difference.find((part) => part !== 0) ?? 0) < 0;
}
