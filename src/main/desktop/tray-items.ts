import { t } from '#shared/i18n/text';
import type { QuietChoice, QuietUntil } from '#shared/ipc/do-not-disturb';
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

/** Whose menu an entry stands in. */
export interface Owner {
  readonly profile: ProfileState;
  /** Whether several are signed in, so that an entry has to say so. */
  readonly isNamed: boolean;
}

/** An entry for a request that waits for a review. */
export function reviewItem(owner: Owner, view: AccessRequestView): TrayEntry {
  const { id: request, requester } = view.request;
  const what = resourcesInWords(view);
  const label = t('desktopTray.review', { requester: requester.name, what });
  const profileId = owner.profile.id;
  return opening(labelOf(owner, label), { screen: 'request', profileId, request });
}

/** An entry that leads to all requests that wait. */
export function allReviewsItem(owner: Owner, count: number): TrayEntry {
  const screen = { screen: 'requests', profileId: owner.profile.id, show: 'to-review' } as const;
  return opening(labelOf(owner, t('desktopTray.allToReview', { count })), screen);
}

export const hasBegun = ({ request: { startAt } }: AccessRequestView, now: number): boolean =>
  startAt === null || startAt <= now;

/** Approved access: a way in, or when it begins. */
export function approvedItem(owner: Owner, view: AccessRequestView, now: number): TrayEntry {
  const { id: request, startAt, accessUntil } = view.request;
  const what = resourcesInWords(view);
  const place = { profileId: owner.profile.id, request };
  if (!hasBegun(view, now)) {
    const label = t('desktopTray.from', { start: clockInWords(startAt ?? now, now), what });
    return opening(labelOf(owner, label), { screen: 'request', ...place });
  }
  const left = timeLeftInWords(accessUntil ?? now, now);
  const label = t('desktopTray.connect', { what, left });
  return opening(labelOf(owner, label), { screen: 'connect', ...place });
}

/** What is in use: a way to each live session, and out of assumed access. */
export function inUseItems(owner: Owner, live: readonly SessionState[], now: number): TrayItem[] {
  const { id: profileId, status, assumedUntil } = owner.profile;
  const items = sessionItems(owner, live);
  if ((status?.activeRequests.length ?? 0) > 0) {
    const drop =
      assumedUntil === null
        ? t('desktopTray.drop')
        : t('desktopTray.dropWithTime', { left: timeLeftInWords(assumedUntil, now) });
    const label = escapeLabel(labelOf(owner, drop));
    items.push({ type: 'action', label, action: { type: 'drop', profileIds: [profileId] } });
  }
  return items;
}

function sessionItems(owner: Owner, live: readonly SessionState[]): TrayItem[] {
  const [only, ...others] = live;
  if (!only) return [];
  if (others.length === 0) {
    const label = t('desktopTray.session.only', { session: sessionName(only) });
    return [opening(labelOf(owner, label), screenOf(only))];
  }
  const label = t('desktopTray.liveSessions', { count: live.length });
  const items = live.map((session) => opening(sessionName(session), screenOf(session)));
  return [{ type: 'menu', label: escapeLabel(labelOf(owner, label)), items }];
}

function sessionName({ login, name: machine, state }: SessionState): string {
  return state === 'reconnecting'
    ? t('desktopTray.session.reconnecting', { login, machine })
    : t('desktopTray.session.named', { login, machine });
}

const screenOf = ({ id: session, profileId }: SessionState): Screen => ({
  ...{ screen: 'terminals', profileId, session },
});

/** Out of all that is assumed, where that is more than one profile's. */
export function dropAllItems(profiles: readonly ProfileState[]): TrayItem[] {
  const assuming = profiles.filter(({ status }) => (status?.activeRequests.length ?? 0) > 0);
  if (assuming.length < 2) return [];
  const profileIds = assuming.map(({ id }) => id);
  const label = t('desktopTray.dropAll');
  return [{ type: 'action', label, action: { type: 'drop', profileIds } }];
}

/** Which of the choices stands; one made for an hour is told by its end, not by the choice. */
export function quietMenu({ doNotDisturb: { until, quiet } }: AppState, now: number): TrayItem {
  const choose = (choice: QuietChoice, checked?: boolean): TrayEntry => ({
    ...{ type: 'action', label: t(`settings.quiet.${choice}`), action: { type: 'quiet', choice } },
    ...(checked === undefined ? {} : { checked }),
  });
  return {
    type: 'menu',
    label: quietLabel(quiet, now),
    items: [
      choose('off', until === null),
      choose('hour'),
      choose('morning'),
      choose('turned-off', until === 'turned-off'),
    ],
  };
}

function quietLabel(quiet: QuietUntil | null, now: number): string {
  if (quiet === null) return t('settings.quiet.title');
  return quiet === 'turned-off'
    ? t('desktopTray.quiet.isOn')
    : t('desktopTray.quiet.isOnUntil', { end: clockInWords(quiet, now) });
}

/** An entry's label, with the profile's name where it needs one. */
function labelOf({ profile, isNamed }: Owner, label: string): string {
  return isNamed ? t('desktopTray.asProfile', { label, user: profile.userName }) : label;
}

function opening(label: string, screen: Screen): TrayEntry {
  return { type: 'action', label: escapeLabel(label), action: { type: 'open', screen } };
}

/** Menus read a single ampersand as the mark of a shortcut; names and reasons are not ours to choose. */
function escapeLabel(text: string): string {
  return text.replaceAll('&', '&&');
}
