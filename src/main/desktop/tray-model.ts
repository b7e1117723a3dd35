import { t } from '#shared/i18n/text';
import type { AppState } from '#shared/ipc/app-state';
import { approvedRequests, waitingReviews, type RequestBoard } from './request-board';
import {
  allReviewsItem,
  approvedItem,
  dropAllItems,
  hasBegun,
  inUseItems,
  quietMenu,
  reviewItem,
  type Owner,
  type TrayItem,
} from './tray-items';

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
  const parts = profiles.map((profile) => {
    return partOf(state, { profile, isNamed: profiles.length > 1 }, board, now);
  });
  const reviews = parts.flatMap((part) => part.reviews).toSorted((a, b) => b.at - a.at);
  const all = reviews.length > mostPerGroup ? parts.flatMap((part) => part.allReviews) : [];
  const approved = parts.flatMap((part) => part.approved);
  return {
    tooltip: tooltipOf(state, {
      reviews: reviews.length,
      unused: parts.reduce((sum, { unused }) => sum + unused, 0),
      sessions: parts.reduce((sum, { sessions }) => sum + sessions, 0),
      reconnecting: parts.reduce((sum, { reconnecting }) => sum + reconnecting, 0),
      assumed: parts.some(({ assumed }) => assumed),
    }),
    badge: reviews.length > 0,
    count: reviews.length,
    items: [
      ...section([...reviews.slice(0, mostPerGroup).map(({ item }) => item), ...all]),
      ...section(approved.slice(0, mostPerGroup)),
      ...section([...parts.flatMap((part) => part.inUse), ...dropAllItems(profiles)]),
      ...section([quietMenu(state, now)]),
      { type: 'action', label: t('desktopTray.app.show'), action: { type: 'open', screen: null } },
      { type: 'action', label: t('desktopTray.app.quit'), action: { type: 'quit' } },
    ],
  };
}

/** What one profile brings in. */
function partOf({ sessions }: AppState, owner: Owner, board: RequestBoard, now: number) {
  const { id, status } = owner.profile;
  const active = status?.activeRequests ?? [];
  const waiting = waitingReviews(board, id);
  const approved = approvedRequests(board, id, status?.user.id ?? '', now);
  const isUnused = (request: string) => !active.includes(request);
  const live = sessions.filter(({ profileId, state }) => profileId === id && state !== 'ended');
  return {
    reviews: waiting.map((view) => ({ at: view.request.created, item: reviewItem(owner, view) })),
    allReviews: waiting.length === 0 ? [] : [allReviewsItem(owner, waiting.length)],
    approved: approved.map((view) => approvedItem(owner, view, now)),
    inUse: inUseItems(owner, live, now),
    unused: approved.filter((view) => hasBegun(view, now) && isUnused(view.request.id)).length,
    sessions: live.length,
    reconnecting: live.filter(({ state }) => state === 'reconnecting').length,
    assumed: active.length > 0,
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
    /** With those that are reconnecting. */
    readonly sessions: number;
    readonly reconnecting: number;
    readonly assumed: boolean;
  },
): string {
  const { reviews, unused, sessions, reconnecting, assumed } = counts;
  const parts = [
    reviews > 0 && t('desktopTray.reviews', { count: reviews }),
    unused > 0 && t('desktopTray.approvals', { count: unused }),
    sessions > reconnecting && t('desktopTray.liveSessions', { count: sessions - reconnecting }),
    reconnecting > 0 && t('desktopTray.reconnecting', { count: reconnecting }),
    assumed && t('desktopTray.assumed'),
    doNotDisturb.quiet !== null && t('desktopTray.quiet.tooltip'),
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'Daypass' : `Daypass: ${parts.join(', ')}`;
}
