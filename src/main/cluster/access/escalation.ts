import { whyRequestLocked } from '../identity/locks';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';
import { accessSettings } from './settings';
import { move, type Step } from './steps';
import { isDue } from './view';

/** When more reviewers are next called to a request, in milliseconds since the epoch; `null` when they are not. */
export function nextEscalation(state: ClusterState, request: RequestRecord): number | null {
  if (request.state !== 'PENDING') return null;
  const { after, times } = accessSettings(state).escalation;
  if (after === null || request.escalations >= times) return null;
  // Nobody can decide on what is locked.
  if (whyRequestLocked(state, request.id) !== null) return null;
  return request.created + after * (request.escalations + 1);
}

/**
 * The calls for more reviewers that are due. However long the cluster slept, each request is told of once: the calls
 * that were missed count as made.
 */
export function escalationSteps(state: ClusterState, now: number): readonly Step[] {
  const { after, times } = accessSettings(state).escalation;
  return [...state.openRequests.values()]
    .filter(
      (request) => !isDue(request, now) && (nextEscalation(state, request) ?? Infinity) <= now,
    )
    .map((request) => {
      const due = Math.floor((now - request.created) / (after ?? Infinity));
      const escalations = Math.min(times, due);
      const escalated = { ...move(request, 'escalate'), escalations };
      return { request: escalated, change: 'escalated', by: null, details: { escalations } };
    });
}
