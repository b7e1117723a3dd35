import { isOpen, type ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';
import type { Write } from '../store/repository';

/**
 * What a change of requests does to the sign-ins that assume them: one that has ended is assumed no longer. The
 * generation stays: what else is assumed goes on, and of what has ended nothing is left that a certificate could give.
 */
export function endedUse(state: ClusterState, requests: readonly RequestRecord[]): Write[] {
  const ended = new Set(requests.filter((each) => !isOpen(each)).map(({ id }) => id));
  if (ended.size === 0) return [];
  return [...state.sessions.values()].flatMap((session) => {
    const assumed = session.assumed.filter((id) => !ended.has(id));
    if (assumed.length === session.assumed.length) return [];
    return [{ type: 'session' as const, session: { ...session, assumed } }];
  });
}
