import type { ClusterEvent } from '#shared/api/events';
import type { ProfileState } from '#shared/ipc/app-state';
import { formatDuration } from '#shared/lib/duration';
import type { AccessRequestView } from '#shared/model/access-request';
import { resourcesInWords, timeLeftInWords } from './request-words';

/** What to tell a person outside the window. The key is the same for the same news, however often it comes. */
export interface Notice {
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly profileId: string;
  readonly request: string;
}

type RequestEvent = Extract<ClusterEvent, { type: 'request' }>;

/** How long before its end a person is told that access runs out. */
export const endingSoonMs = 5 * 60_000;

/** The notice that an event deserves for this profile, if any: only what concerns its user, and not their own doing. */
export function noticeOf(profile: ProfileState, event: ClusterEvent): Notice | null {
  const me = profile.status?.user.id;
  if (profile.state !== 'signed-in' || me === undefined || event.type !== 'request') return null;
  if (event.by?.id === me) return null;
  const own = event.view.request.requester.id === me;
  if (event.change === 'created') return own ? null : reviewNotice(profile, event.view);
  return own ? ownNotice(profile, event) : null;
}

/** "A review waits", when the user may give one. */
export function reviewNotice(profile: ProfileState, view: AccessRequestView): Notice | null {
  const { request, can } = view;
  if (request.state !== 'PENDING' || !can.review) return null;
  return {
    key: `${profile.id}:${request.id}:created`,
    title: `${request.requester.name} asks for ${resourcesInWords(view)}`,
    body: request.reason || 'No reason was given.',
    profileId: profile.id,
    request: request.id,
  };
}

/** "Access ends soon", when the request is assumed and less than five minutes are left. */
export function endingSoonNotice(
  profile: ProfileState,
  view: AccessRequestView,
  now: number,
): Notice | null {
  const { request } = view;
  const until = request.accessUntil ?? 0;
  const left = until - now;
  const assumed = profile.status?.activeRequests.includes(request.id) ?? false;
  if (!assumed || left <= 0 || left > endingSoonMs) return null;
  // Access that was short from the start is not news when it begins.
  if (request.accessDuration <= endingSoonMs) return null;
  return {
    key: `${profile.id}:${request.id}:ending`,
    title: `Access ends in ${timeLeftInWords(until, now)}`,
    body: `${resourcesInWords(view)}. Open sessions end then too.`,
    profileId: profile.id,
    request: request.id,
  };
}

function ownNotice(profile: ProfileState, event: RequestEvent): Notice | null {
  const { view, change } = event;
  const words = ownWords(event);
  if (!words) return null;
  const { id } = view.request;
  return { key: `${profile.id}:${id}:${change}`, ...words, profileId: profile.id, request: id };
}

function ownWords({
  view,
  change,
  at,
  by: author,
}: RequestEvent): { readonly title: string; readonly body: string } | null {
  const { request } = view;
  const by = author?.name ?? 'the cluster';
  const what = resourcesInWords(view);
  switch (change) {
    case 'approved': {
      const left = formatDuration((request.accessUntil ?? at) - at);
      return {
        title: `Approved: ${what}`,
        body: `${said(view, by)}\nIt holds for ${left}. Connect now.`,
      };
    }
    case 'denied':
      return { title: `Denied: ${what}`, body: said(view, by) };
    case 'revoked':
      return {
        title: `Access revoked: ${what}`,
        body: request.resolution
          ? `${by}: “${request.resolution}”`
          : `By ${by}. No reason was given.`,
      };
    case 'expired':
      return { title: `Not decided in time: ${what}`, body: 'Nobody decided on your request.' };
    case 'access-ended':
      return { title: `Access ended: ${what}`, body: 'Ask again when you still need it.' };
    case 'created':
    case 'reviewed':
    case 'commented':
    case 'escalated':
    case 'prolonged':
    case 'withdrawn':
    case 'released':
      return null;
  }
}

/** Who decided, and what they wrote with it. */
function said({ request }: AccessRequestView, by: string): string {
  const last = request.reviews.at(-1);
  const author = last?.author?.name ?? by;
  return last?.message ? `${author}: “${last.message}”` : `By ${author}.`;
}
