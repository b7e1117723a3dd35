import type { AccessSettings } from '#shared/model/access-settings';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';
import { latestEnd } from './extension';
import { accessSettings } from './settings';
import { move, type Step } from './steps';
import { atClock } from './view';

/** When access that is approved at some time ends, in milliseconds since the epoch. */
export function accessEnd(
  {
    created,
    startAt,
    accessDuration,
  }: Pick<RequestRecord, 'created' | 'startAt' | 'accessDuration'>,
  approvedAt: number,
  clock: AccessSettings['clock'],
): number {
  const from = clock === 'request' ? created : Math.max(approvedAt, startAt ?? 0);
  return from + accessDuration;
}

/** The request whose access another is to prolong, while that access holds; `null` for any other request. */
export function prolongedBy(
  state: ClusterState,
  now: number,
  request: RequestRecord,
): RequestRecord | null {
  const other = request.extends === null ? undefined : state.openRequests.get(request.extends);
  if (!other || other.requester !== request.requester) return null;
  return atClock(other, now).state === 'APPROVED' ? other : null;
}

/**
 * The approval of a request. One that extends another which still holds moves the end of that one and has done its
 * work; otherwise the access begins.
 *
 * @param last how the request is told to have been approved
 */
export function approvalSteps(
  state: ClusterState,
  now: number,
  request: RequestRecord,
  last: Omit<Step, 'request' | 'change'>,
): readonly Step[] {
  const other = prolongedBy(state, now, request);
  if (!other) {
    const accessUntil = accessEnd(request, now, accessSettings(state).clock);
    const approved = { ...move(request, 'approve'), approvedAt: now, accessUntil };
    return [withEnd({ ...last, request: approved, change: 'approved' })];
  }
  const accessUntil = prolongedEnd(other, request.accessDuration);
  const done = { ...move(request, 'prolong'), approvedAt: now, accessUntil };
  const prolonged = { ...move(other, 'extend'), accessUntil };
  return [
    withEnd({ ...last, request: done, change: 'approved' }),
    withEnd({
      request: prolonged,
      change: 'prolonged',
      by: last.by,
      details: { from: request.id },
    }),
  ];
}

/** When access ends that is prolonged: never later than the longest access, however often that is done. */
export function prolongedEnd(request: RequestRecord, accessDuration: number): number {
  const end = request.accessUntil ?? 0;
  return Math.max(end, Math.min(end + accessDuration, latestEnd(request)));
}

function withEnd(step: Step): Step {
  return { ...step, details: { ...step.details, accessUntil: step.request.accessUntil } };
}
