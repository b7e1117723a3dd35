import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { isSaidInFull } from './request-words';

/** What one may do about a notice beside looking at it. */
export type NoticeAction = 'review' | 'approve' | 'deny' | 'connect' | 'extend';

/** Where a notice belongs, and with which others it is summed up. */
export type NoticeList = 'to-review' | 'mine';

/** What to tell a person outside the window. The key is the same for the same news, however often it comes. */
export interface Notice {
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** What it says when it is one of many. */
  readonly short: string;
  readonly profileId: string;
  /** What it is about; `null` for the profile itself. */
  readonly request: string | null;
  readonly list: NoticeList;
  /** Live access was cut: told also to who does not want to be disturbed. */
  readonly urgent: boolean;
  readonly actions: readonly NoticeAction[];
  /** What the request was when this was said, see {@link markOf}. */
  readonly mark: string;
}

/** What of a request a decision is about: when one of these changed, a button pressed before means something else. */
export function markOf({ request }: AccessRequestView): string {
  const { state, roles, resources, accessDuration, startAt, reviews } = request;
  return JSON.stringify([state, roles, resources, accessDuration, startAt, reviews.length]);
}

/** What a reviewer may do from a notification: to decide there, it has to say all of what is decided on. */
export function reviewActions(view: AccessRequestView): readonly NoticeAction[] {
  return isSaidInFull(view) ? ['review', 'approve', 'deny'] : ['review'];
}

/** Where notifications have buttons. On Linux Electron shows none; a click on the notification leads to the request. */
export function hasButtons(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' || platform === 'win32';
}

export const actionLabel = (action: NoticeAction): string => t(`desktopNotices.action.${action}`);
