import type { QuietChoice } from '#shared/ipc/do-not-disturb';
import type { AppState, ProfileState, SessionState } from '#shared/ipc/app-state';
import type { AccessRequestView } from '#shared/model/access-request';
import type { Screen } from './navigator';
import { clockInWords, resourcesInWords, timeLeftInWords } from './request-words';

export type TrayAction =
  | { readonly type: 'open'; readonly screen: Screen | null }
  | { readonly type: 'drop'; readonly profileId: string }
  | { readonly type: 'quiet'; readonly choice: QuietChoice }
  | { readonly type: 'quit' };

export interface TrayEntry {
  readonly type: 'action';
  readonly label: string;
  readonly action: TrayAction;
  /** Set where one of several is chosen. */
  readonly checked?: boolean;
}

export type TrayItem =
  | { readonly type: 'separator' }
  | TrayEntry
  | { readonly type: 'menu'; readonly label: string; readonly items: readonly TrayEntry[] };

/** Whose menu an entry stands in, and how it says so where several are signed in. */
export interface Owner {
  readonly profile: ProfileState;
  /** ` (as bob)`, or nothing. */
  readonly whose: string;
}

/** An entry for a request that waits for a review. */
export function reviewItem({ profile, whose }: Owner, view: AccessRequestView): TrayEntry {
  const { id: request, requester } = view.request;
  const label = `Review: ${requester.name} asks for ${resourcesInWords(view)}${whose}`;
  return opening(label, { screen: 'request', profileId: profile.id, request });
}

/** An entry that leads to all requests that wait. */
export function allReviewsItem({ profile, whose }: Owner, count: number): TrayEntry {
  const screen = { screen: 'requests', profileId: profile.id, show: 'to-review' } as const;
  return opening(`All ${count} to review${whose}`, screen);
}

export const hasBegun = ({ request: { startAt } }: AccessRequestView, now: number): boolean =>
  startAt === null || startAt <= now;

/** Approved access: a way in, or when it begins. */
export function approvedItem(
  { profile, whose }: Owner,
  view: AccessRequestView,
  now: number,
): TrayEntry {
  const { id: request, startAt, accessUntil } = view.request;
  const what = resourcesInWords(view);
  const place = { profileId: profile.id, request };
  if (!hasBegun(view, now)) {
    const label = `From ${clockInWords(startAt ?? now, now)}: ${what}${whose}`;
    return opening(label, { screen: 'request', ...place });
  }
  const left = timeLeftInWords(accessUntil ?? now, now);
  return opening(`Connect: ${what}, ${left} left${whose}`, { screen: 'connect', ...place });
}

/** What is in use: a way to the live sessions, and out of assumed access. */
export function inUseItems(
  { profile, whose }: Owner,
  live: readonly SessionState[],
  now: number,
): TrayItem[] {
  const { id: profileId, status, assumedUntil } = profile;
  const items: TrayItem[] = [];
  if (live.length > 0) {
    const lost = live.filter(({ state }) => state === 'reconnecting').length;
    const how = lost === 0 ? '' : `, ${lost} reconnecting`;
    const label = `Show ${counted(live.length, 'live session')}${how}${whose}`;
    items.push(opening(label, { screen: 'terminals', profileId }));
  }
  if ((status?.activeRequests.length ?? 0) > 0) {
    const end = assumedUntil === null ? '' : `, ${timeLeftInWords(assumedUntil, now)} left`;
    const label = escapeLabel(`Drop assumed access${end}${whose}`);
    items.push({ type: 'action', label, action: { type: 'drop', profileId } });
  }
  return items;
}

/** Which of the choices stands; one made for an hour is told by its end, not by the choice. */
export function quietMenu({ doNotDisturb: { until, quiet } }: AppState, now: number): TrayItem {
  const choose = (label: string, choice: QuietChoice, checked?: boolean): TrayEntry => ({
    ...{ type: 'action', label, action: { type: 'quiet', choice } },
    ...(checked === undefined ? {} : { checked }),
  });
  const end = typeof quiet === 'number' ? ` until ${clockInWords(quiet, now)}` : '';
  return {
    type: 'menu',
    label: quiet === null ? 'Do not disturb' : `Do not disturb: on${end}`,
    items: [
      choose('Off', 'off', until === null),
      choose('For 1 hour', 'hour'),
      choose('Until tomorrow morning', 'morning'),
      choose('Until I turn it off', 'turned-off', until === 'turned-off'),
    ],
  };
}

function opening(label: string, screen: Screen): TrayEntry {
  return { type: 'action', label: escapeLabel(label), action: { type: 'open', screen } };
}

export const counted = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? '' : 's'}`;

/** Menus read a single ampersand as the mark of a shortcut; names and reasons are not ours to choose. */
function escapeLabel(text: string): string {
  return text.replaceAll('&', '&&');
}
