import { formatDuration } from '#shared/lib/duration';
import { farthestStart } from '#shared/model/access-request';
import type { ClusterState } from '../store/cluster-state';
import type { UserRecord } from '../store/records';
import type { Problem } from './problem';
import { isDue } from './view';

const dayMs = 24 * 60 * 60_000;
/** How long a request waits for a decision where nothing else was said, in milliseconds. */
export const pendingLifetime = 60 * 60_000;
/** The longest that a request may wait for a decision, in milliseconds. */
export const longestPending = 7 * dayMs;
/** How much a start may lie in the past, for clocks that are behind, in milliseconds. */
export const clockSkew = 60_000;
/** At most this many of one user's requests may wait at once. */
export const mostPending = 50;
/** At most this many comments on one request: everybody who sees it is sent all of them. */
export const mostComments = 100;

/** The times that a request names. */
export interface AskedTimes {
  readonly accessDuration: number | null;
  readonly startAt: number | null;
  readonly pendingFor: number | null;
}

/** Each time of a request that is outside what is allowed, with the limit in words. */
export function timeProblems(
  { accessDuration, startAt, pendingFor }: AskedTimes,
  now: number,
  longestDuration: number,
): Problem[] {
  const problems: Problem[] = [];
  const refuse = (field: string, text: string) =>
    problems.push({ code: 'invalid_input', field, text });
  if (accessDuration !== null && accessDuration > longestDuration)
    refuse('accessDuration', `This access may last ${formatDuration(longestDuration)} at most.`);
  if (pendingFor !== null && pendingFor > longestPending)
    refuse('pendingFor', `A request may wait ${formatDuration(longestPending)} at most.`);
  if (startAt !== null && startAt < now - clockSkew)
    refuse('startAt', 'This start is in the past. Choose a later one, or start at approval.');
  if (startAt !== null && startAt > now + farthestStart)
    refuse('startAt', `Access may start ${formatDuration(farthestStart)} from now at the latest.`);
  return problems;
}

/** Whether one more request of a user's may wait. */
export function tooManyPending(state: ClusterState, now: number, user: UserRecord): Problem[] {
  let pending = 0;
  for (const request of state.openRequests.values())
    if (request.requester === user.id && request.state === 'PENDING' && !isDue(request, now))
      pending += 1;
  if (pending < mostPending) return [];
  const text = `${mostPending} of your requests wait already, which is the most there can be. Withdraw some, or wait for decisions.`;
  return [{ code: 'limit_exceeded', field: null, text }];
}
