import type { QuietChoice } from '#shared/ipc/do-not-disturb';
import type { AppState, ProfileState } from '#shared/ipc/app-state';
import type { Screen } from './navigator';
import { approvedRequests, waitingReviews, type RequestBoard } from './request-board';
import { clockInWords, resourcesInWords, timeLeftInWords } from './request-words';

export type TrayAction =
  | { readonly type: 'open'; readonly screen: Screen | null }
  | { readonly type: 'drop'; readonly profileId: string }
  | { readonly type: 'quiet'; readonly choice: QuietChoice }
  | { readonly type: 'quit' };

interface TrayEntry {
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

export interface TrayModel {
  readonly tooltip: string;
  /** Whether the icon carries a dot: something waits for this person. */
  readonly badge: boolean;
  /** How many reviews wait, for where the app's icon can carry a number. */
  readonly count: number;
  readonly items: readonly TrayItem[];
}

const mostPerGroup = 5;

/** What the tray shows: waiting reviews, approved access with the time left, what is in use, and the way out. */
export function trayModel(state: AppState, board: RequestBoard, now: number): TrayModel {
  const profiles = state.profiles.filter((profile) => profile.state === 'signed-in');
  const whose = (profile: ProfileState) => (profiles.length > 1 ? ` (as ${profile.userName})` : '');
  const parts = profiles.map((profile) => partsOf(state, profile, board, now, whose(profile)));
  const reviews = parts.flatMap((part) => part.reviews);
  const newest = reviews.toSorted((a, b) => b.at - a.at).map(({ item }) => item);
  const approved = parts.flatMap((part) => part.approved);
  return {
    tooltip: tooltipOf(state, {
      reviews: reviews.length,
      unused: parts.reduce((sum, { unused }) => sum + unused, 0),
      sessions: parts.reduce((sum, { sessions }) => sum + sessions, 0),
      assumed: parts.some(({ assumed }) => assumed),
    }),
    badge: reviews.length > 0,
    count: reviews.length,
    items: [
      ...section([
        ...newest.slice(0, mostPerGroup),
        ...(newest.length > mostPerGroup ? parts.flatMap((part) => part.allReviews) : []),
      ]),
      ...section(approved.slice(0, mostPerGroup)),
      ...section(parts.flatMap((part) => part.inUse)),
      ...section([quietMenu(state, now)]),
      { type: 'action', label: 'Show Daypass', action: { type: 'open', screen: null } },
      { type: 'action', label: 'Quit Daypass', action: { type: 'quit' } },
    ],
  };
}

function partsOf(
  { sessions }: AppState,
  profile: ProfileState,
  board: RequestBoard,
  now: number,
  whose: string,
) {
  const { id: profileId, status } = profile;
  const active = status?.activeRequests ?? [];
  const waiting = waitingReviews(board, profileId);
  const approved = approvedRequests(board, profileId, status?.user.id ?? '', now);
  const live = sessions.filter(
    (session) => session.profileId === profileId && session.state !== 'ended',
  ).length;
  return {
    reviews: waiting.map((view) => ({
      at: view.request.created,
      item: opening(
        `Review: ${view.request.requester.name} asks for ${resourcesInWords(view)}${whose}`,
        { screen: 'request', profileId, request: view.request.id },
      ),
    })),
    allReviews:
      waiting.length === 0
        ? []
        : [
            opening(`All ${waiting.length} to review${whose}`, {
              ...{ screen: 'requests', profileId, show: 'to-review' },
            }),
          ],
    approved: approved.map((view) => {
      const left = timeLeftInWords(view.request.accessUntil ?? now, now);
      const screen = { screen: 'connect', profileId, request: view.request.id } as const;
      return opening(`Connect: ${resourcesInWords(view)}, ${left} left${whose}`, screen);
    }),
    inUse: inUseItems(profile, live, now, whose),
    unused: approved.filter(({ request }) => !active.includes(request.id)).length,
    sessions: live,
    assumed: active.length > 0,
  };
}

function inUseItems(profile: ProfileState, live: number, now: number, whose: string): TrayItem[] {
  const { id: profileId, status, assumedUntil } = profile;
  const end = assumedUntil === null ? '' : `, ${timeLeftInWords(assumedUntil, now)} left`;
  const shown: TrayItem[] =
    live === 0
      ? []
      : [
          opening(`Show ${counted(live, 'live session')}${whose}`, {
            screen: 'terminals',
            profileId,
          }),
        ];
  if ((status?.activeRequests.length ?? 0) === 0) return shown;
  const label = escapeLabel(`Drop assumed access${end}${whose}`);
  return [...shown, { type: 'action', label, action: { type: 'drop', profileId } }];
}

function opening(label: string, screen: Screen): TrayEntry {
  return { type: 'action', label: escapeLabel(label), action: { type: 'open', screen } };
}

/** Which of the choices stands; one made for an hour is told by its end, not by the choice. */
function quietMenu({ doNotDisturb: { until, quiet } }: AppState, now: number): TrayItem {
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

function section(items: readonly TrayItem[]): TrayItem[] {
  return items.length === 0 ? [] : [...items, { type: 'separator' }];
}

function tooltipOf(
  { doNotDisturb }: AppState,
  counts: {
    readonly reviews: number;
    readonly unused: number;
    readonly sessions: number;
    readonly assumed: boolean;
  },
): string {
  const { reviews, unused, sessions, assumed } = counts;
  const parts = [
    reviews > 0 && `${reviews} ${reviews === 1 ? 'review waits' : 'reviews wait'}`,
    unused > 0 && `${counted(unused, 'approval')} to use`,
    sessions > 0 && counted(sessions, 'live session'),
    assumed && 'access is assumed',
    doNotDisturb.quiet !== null && 'do not disturb',
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'Daypass' : `Daypass: ${parts.join(', ')}`;
}

const counted = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? '' : 's'}`;

/** Menus read a single ampersand as the mark of a shortcut; names and reasons are not ours to choose. */
function escapeLabel(text: string): string {
  return text.replaceAll('&', '&&');
}
