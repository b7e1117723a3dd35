import type { ClusterEvent, RequestChange } from '#shared/api/events';
import type { ProfileState } from '#shared/ipc/app-state';
import type { AccessRequestView } from '#shared/model/access-request';
import { markOf, type Notice } from './notice';
import * as words from './notice-words';
import { resourcesInWords } from './request-words';

export type RequestEvent = Extract<ClusterEvent, { type: 'request' }>;

/** What a profile's user is to a request. Who is neither hears nothing of it. */
export type Part = 'requester' | 'reviewer';

/** Who is told of what. What is not in the table is not told. */
export const noticeRules: Readonly<
  Record<RequestChange, Readonly<Partial<Record<Part, words.Rule>>>>
> = {
  created: { reviewer: words.asks },
  reviewed: {},
  commented: { requester: words.commented, reviewer: words.commented },
  escalated: { reviewer: words.stillWaits },
  approved: { requester: words.approved },
  started: { requester: words.started },
  prolonged: { requester: words.prolonged },
  denied: { requester: words.denied },
  withdrawn: {},
  released: {},
  revoked: { requester: words.revoked },
  locked: {},
  unlocked: {},
  expired: { requester: words.lapsed },
  'access-ended': { requester: words.ended },
};

/** The notice that an event deserves for this profile, if any: never of its user's own doing. */
export function noticeOf(profile: ProfileState, event: ClusterEvent): Notice | null {
  const me = profile.status?.user.id;
  if (profile.state !== 'signed-in' || me === undefined || event.type !== 'request') return null;
  if (event.by?.id === me) return null;
  const { view, change } = event;
  const part = partOf(view, me);
  const said = (part !== null && noticeRules[change][part]?.(event)) || null;
  if (!part || !said) return null;
  const { title, body, actions, urgent = false } = said;
  const own = part === 'requester';
  const short = own ? title : `${view.request.requester.name}: ${resourcesInWords(view)}`;
  return {
    ...{ title, body, short, actions, urgent },
    key: [profile.id, view.request.id, change, ...occurrenceOf(event)].join(':'),
    profileId: profile.id,
    request: view.request.id,
    list: own ? 'mine' : 'to-review',
    mark: markOf(view),
  };
}

function partOf({ request, calledUpon }: AccessRequestView, me: string): Part | null {
  if (request.requester.id === me) return 'requester';
  return request.state === 'PENDING' && calledUpon ? 'reviewer' : null;
}

/** Which one it is of what can happen to a request again and again. */
function occurrenceOf({ change, view: { request } }: RequestEvent): readonly (string | number)[] {
  switch (change) {
    case 'commented':
      return [request.comments.length];
    case 'escalated':
      return [request.escalations];
    case 'prolonged':
      return [request.accessUntil ?? 0];
    default:
      return [];
  }
}

/** "A review waits", for a request that was found in the list. */
export function reviewNotice(profile: ProfileState, view: AccessRequestView): Notice | null {
  const { requester: by, created: at } = view.request;
  return noticeOf(profile, { type: 'request', revision: 0, at, change: 'created', by, view });
}
