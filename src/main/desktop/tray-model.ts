import type { AppState, ProfileState } from '#shared/ipc/app-state';
import { approvedRequests, waitingReviews, type RequestBoard } from './request-board';
import { resourcesInWords, timeLeftInWords } from './request-words';

export type TrayAction =
  | { readonly type: 'open-request'; readonly profileId: string; readonly request: string }
  | { readonly type: 'drop'; readonly profileId: string }
  | { readonly type: 'show' }
  | { readonly type: 'quit' };

export type TrayItem =
  | { readonly type: 'separator' }
  | { readonly type: 'action'; readonly label: string; readonly action: TrayAction };

export interface TrayModel {
  readonly tooltip: string;
  /** Whether the icon carries a dot: something waits for this person. */
  readonly badge: boolean;
  readonly items: readonly TrayItem[];
}

const mostPerGroup = 5;

/** What the tray shows: waiting reviews, approved access with the time left, assumed access, and the way out. */
export function trayModel(state: AppState, board: RequestBoard, now: number): TrayModel {
  const profiles = state.profiles.filter((profile) => profile.state === 'signed-in');
  const whose = (profile: ProfileState) => (profiles.length > 1 ? ` (as ${profile.userName})` : '');
  const groups = profiles.map((profile) => itemsOf(profile, board, now, whose(profile)));
  const reviews = groups.flatMap((group) => group.reviews);
  const approved = groups.flatMap((group) => group.approved);
  const assumed = groups.flatMap((group) => group.assumed);
  return {
    tooltip: tooltipOf(reviews.length, assumed.length),
    badge: reviews.length > 0,
    items: [
      ...section(reviews.slice(0, mostPerGroup)),
      ...section(approved.slice(0, mostPerGroup)),
      ...section(assumed),
      { type: 'action', label: 'Show Daypass', action: { type: 'show' } },
      { type: 'action', label: 'Quit Daypass', action: { type: 'quit' } },
    ],
  };
}

function itemsOf(profile: ProfileState, board: RequestBoard, now: number, whose: string) {
  const { id: profileId, status } = profile;
  const open = (label: string, request: string): TrayItem => ({
    type: 'action',
    label: escapeLabel(label),
    action: { type: 'open-request', profileId, request },
  });
  const reviews = waitingReviews(board, profileId).map((view) =>
    open(
      `Review: ${view.request.requester.name} asks for ${resourcesInWords(view)}${whose}`,
      view.request.id,
    ),
  );
  const approved = approvedRequests(board, profileId, status?.user.id ?? '', now).map((view) => {
    const left = timeLeftInWords(view.request.accessUntil ?? now, now);
    return open(`Connect: ${resourcesInWords(view)}, ${left} left${whose}`, view.request.id);
  });
  const assumed: TrayItem[] =
    (status?.activeRequests.length ?? 0) === 0
      ? []
      : [
          {
            type: 'action',
            label: escapeLabel(`Drop assumed access${endOf(profile, now)}${whose}`),
            action: { type: 'drop', profileId },
          },
        ];
  return { reviews, approved, assumed };
}

function endOf({ assumedUntil }: ProfileState, now: number): string {
  return assumedUntil === null ? '' : `, ${timeLeftInWords(assumedUntil, now)} left`;
}

function section(items: readonly TrayItem[]): TrayItem[] {
  return items.length === 0 ? [] : [...items, { type: 'separator' }];
}

function tooltipOf(reviews: number, assumed: number): string {
  if (reviews > 0) return `Daypass: ${reviews} ${reviews === 1 ? 'review waits' : 'reviews wait'}`;
  return assumed > 0 ? 'Daypass: access is assumed' : 'Daypass';
}

/** Menus read a single ampersand as the mark of a shortcut; names and reasons are not ours to choose. */
function escapeLabel(text: string): string {
  return text.replaceAll('&', '&&');
}
