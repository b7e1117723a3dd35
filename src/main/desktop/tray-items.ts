import type { QuietChoice } from '#shared/ipc/do-not-disturb';
import type { AppState, ProfileState, SessionState } from '#shared/ipc/app-state';
import type { AccessRequestView } from '#shared/model/access-request';
import type { Screen } from './navigator';
import { clockInWords, resourcesInWords, timeLeftInWords } from './request-words';

export type TrayAction =
  | { readonly type: 'open'; readonly screen: Screen | null }
  | { readonly type: 'drop'; readonly profileIds: readonly string[] }
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

/** What is in use: a way to each live session, and out of assumed access. */
export function inUseItems(
  { profile, whose }: Owner,
  live: readonly SessionState[],
  now: number,
): TrayItem[] {
  const { id: profileId, status, assumedUntil } = profile;
  const items: TrayItem[] = [];
  const sessions = live.map((session) => sessionItem(session));
  const [only] = sessions;
  if (only && sessions.length === 1)
    items.push({ ...only, label: `Session: ${only.label}${escapeLabel(whose)}` });
  else if (sessions.length > 1) {
    const label = escapeLabel(`${counted(sessions.length, 'live session')}${whose}`);
    items.push({ type: 'menu', label, items: sessions });
  }
  if ((status?.activeRequests.length ?? 0) > 0) {
    const end = assumedUntil === null ? '' : `, ${timeLeftInWords(assumedUntil, now)} left`;
    const label = escapeLabel(`Drop assumed access${end}${whose}`);
    items.push({ type: 'action', label, action: { type: 'drop', profileIds: [profileId] } });
  }
  return items;
}

/** Out of all that is assumed, where that is more than one profile's. */
export function dropAllItems(profiles: readonly ProfileState[]): TrayItem[] {
  const assuming = profiles.filter(({ status }) => (status?.activeRequests.length ?? 0) > 0);
  if (assuming.length < 2) return [];
  const profileIds = assuming.map(({ id }) => id);
  return [
    { type: 'action', label: 'Drop all assumed access', action: { type: 'drop', profileIds } },
  ];
}

function sessionItem({ id: session, profileId, login, name, state }: SessionState): TrayEntry {
  const how = state === 'reconnecting' ? ', reconnecting' : '';
  return opening(`${login} on ${name}${how}`, { screen: 'terminals', profileId, session });
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
