import { t } from '#shared/i18n/text';
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
 *
 * @param isExtending a request to extend it waits already
 */
export function reminderOf(
  profile: ProfileState,
  view: AccessRequestView,
  isExtending: boolean,
  now: number,
): Notice | null {
  const { id, accessUntil, approvedAt, startAt, accessDuration } = view.request;
  const began = Math.max(approvedAt ?? 0, startAt ?? 0);
  if (accessUntil === null || accessUntil <= now || began > now) return null;
  const due = reminderTimes.findLast((time) => accessUntil - now <= time);
  const lasts = began === 0 ? accessDuration : accessUntil - began;
  // Access that was short from the start is no news when it begins.
  if (due === undefined || lasts <= due) return null;
  const inUse = profile.status?.activeRequests.includes(id) ?? false;
  const left = timeLeftInWords(accessUntil, now);
  const what = resourcesInWords(view);
  const end = clockInWords(accessUntil, now);
  const canExtend = view.can.extend && !isExtending;
  const next = isExtending
    ? t('desktopNotices.ends.extending')
    : canExtend
      ? t('desktopNotices.ends.extend')
      : t('desktopNotices.ends.askAgain');
  const [title, when] = inUse
    ? (['desktopNotices.ends.title', 'desktopNotices.ends.withSessions'] as const)
    : (['desktopNotices.ends.unusedTitle', 'desktopNotices.ends.until'] as const);
  return {
    key: `${profile.id}:${id}:ends:${accessUntil}:${formatDuration(due)}`,
    title: t(title, { left, what }),
    body: `${t(when, { end })} ${next}`,
    short: t('desktopNotices.ends.short', { what, left }),
    profileId: profile.id,
    request: id,
    list: 'mine',
    urgent: false,
    actions: [...(inUse ? [] : ['connect' as const]), ...(canExtend ? ['extend' as const] : [])],
    mark: markOf(view),
  };
}
