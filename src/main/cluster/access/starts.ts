import { z } from 'zod';
import type { Plan } from '../audit/ledger';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';
import { isDue } from './view';

const key = 'starts';
const storedSchema = z.strictObject({ until: z.int() });

/** Up to when scheduled starts were told already, also before the cluster was started; 0 when none was. */
export function toldUntil(state: ClusterState): number {
  const stored = state.settings.get(key);
  return stored === undefined ? 0 : storedSchema.parse(stored).until;
}

/** The requests that were approved ahead of a start that has come since a moment. */
export function startsAfter(state: ClusterState, since: number, now: number): RequestRecord[] {
  return [...state.openRequests.values()].filter((request) => {
    const { state: is, startAt, approvedAt } = request;
    if (is !== 'APPROVED' || startAt === null || approvedAt === null) return false;
    return approvedAt < startAt && since < startAt && startAt <= now && !isDue(request, now);
  });
}

/** Tells that access can be used from now on, once for each. */
export function planStarts(starting: readonly RequestRecord[], now: number): Plan<undefined> {
  return {
    writes: starting.length > 0 ? [{ type: 'setting', key, value: { until: now } }] : [],
    audit: starting.map(({ id }) => ({
      type: 'access_request.started',
      actor: 'cluster',
      data: { request: id, state: 'APPROVED' },
    })),
    changes: starting.map(({ id }) => ({
      type: 'request',
      request: id,
      change: 'started',
      by: null,
    })),
    result: undefined,
  };
}
