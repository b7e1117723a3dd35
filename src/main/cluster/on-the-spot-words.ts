import { countingReviews, thresholdsOf } from './access/review-subject';
import { personOf } from './access/view';
import { shortId } from './policy/grant-request';
import { outcome } from './policy/outcome';
import type { ClusterState } from './store/cluster-state';
import type { RequestRecord } from './store/records';

/** What a request waits for that somebody waits for at a terminal. */
export function waitingWords(state: ClusterState, request: RequestRecord): string {
  const { waitingFor } = outcome(thresholdsOf(state, request), countingReviews(state, request));
  return `Waiting for ${waitingFor}. Request ${shortId(request.id)}.`;
}

/** How a request ended that somebody waits for, with the words of whoever ended it. */
export function overWords(state: ClusterState, request: RequestRecord): string {
  const name = `Request ${shortId(request.id)}`;
  const why = request.resolution.trim().replace(/\.+$/, '');
  const because = why === '' ? '' : `: ${why}`;
  switch (request.state) {
    case 'DENIED': {
      const by = request.reviews.findLast(({ verdict }) => verdict === 'deny')?.author ?? null;
      return `${name} was denied${by === null ? '' : ` by ${personOf(state, by).name}`}${because}.`;
    }
    case 'EXPIRED':
      return `${name} has run out: nobody decided in time.`;
    case 'WITHDRAWN':
      return `${name} was withdrawn.`;
    default:
      return `${name} has ended${because}.`;
  }
}
