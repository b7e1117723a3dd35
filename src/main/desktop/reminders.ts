import type { ProfileState } from '#shared/ipc/app-state';
import { formatDuration } from '#shared/lib/duration';
import type { AccessRequestView } from '#shared/model/access-request';
import { markOf, type Notice } from './notice';
import { clockInWords, resourcesInWords, timeLeftInWords } from './request-words';

/** How long before its end a person is told that access runs out, in milliseconds, the last call last. */
export const reminderTimes = [15 * 60_000, 5 * 60_000] as const;

/**
 * The reminder that is due for one of the user's own approved requests, if any. After a sleep that is the last one
 * that still helps, so that nobody hears of fifteen minutes when there are three.
 */
export function reminderOf(
  profile: ProfileState,
  view: AccessRequestView,
  now: number,
): Notice | null {
  const { id, accessUntil, approvedAt, accessDuration } = view.request;
  if (accessUntil === null || accessUntil <= now) return null;
  const due = reminderTimes.findLast((time) => accessUntil - now <= time);
  const lasts = approvedAt === null ? accessDuration : accessUntil - approvedAt;
  // Access that was short from the start is no news when it begins.
  if (due === undefined || lasts <= due) return null;
  const inUse = profile.status?.activeRequests.includes(id) ?? false;
  const left = timeLeftInWords(accessUntil, now);
  const what = resourcesInWords(view);
  return {
    key: `${profile.id}:${id}:ends:${accessUntil}:${formatDuration(due)}`,
    title: inUse ? `Access ends in ${left}: ${what}` : `Unused access ends in ${left}: ${what}`,
    body: inUse
      ? `At ${clockInWords(accessUntil, now)}, and open sessions with it. Extend it to go on.`
      : `It holds until ${clockInWords(accessUntil, now)}. Connect, or extend it to use it later.`,
    short: `${what}: ${left} left`,
    profileId: profile.id,
    request: id,
    list: 'mine',
    urgent: false,
    actions: inUse ? ['extend'] : ['connect', 'extend'],
    mark: markOf(view),
  };
}
