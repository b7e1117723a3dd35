import type { ClusterEvent, RequestChange } from '#shared/api/events';
import type { ProfileState } from '#shared/ipc/app-state';
import { formatDuration } from '#shared/lib/duration';
import type { AccessRequestView } from '#shared/model/access-request';
import { markOf, reviewActions, type Notice, type NoticeAction } from './notice';
import { clockInWords, firstLine, resourcesInWords, timeLeftInWords } from './request-words';

export type RequestEvent = Extract<ClusterEvent, { type: 'request' }>;

/** What a profile's user is to a request. Who is neither hears nothing of it. */
export type Part = 'requester' | 'reviewer';

interface Words {
  readonly title: string;
  readonly body: string;
  readonly actions: readonly NoticeAction[];
  readonly urgent?: true;
}
type Rule = (event: Pick<RequestEvent, 'view' | 'by' | 'at'>) => Words;

/** Who is told of what. What is not in the table is not told. */
export const noticeRules: Readonly<Record<RequestChange, Readonly<Partial<Record<Part, Rule>>>>> = {
  created: { reviewer: asks },
  reviewed: {},
  approved: { requester: approved },
  denied: { requester: denied },
  withdrawn: {},
  revoked: { requester: revoked },
  expired: { requester: lapsed },
  'access-ended': { requester: ended },
};

/** The notice that an event deserves for this profile, if any: never of its user's own doing. */
export function noticeOf(profile: ProfileState, event: ClusterEvent): Notice | null {
  const me = profile.status?.user.id;
  if (profile.state !== 'signed-in' || me === undefined || event.type !== 'request') return null;
  if (event.by?.id === me) return null;
  const { view, change } = event;
  const part = partOf(view, me);
  const rule = part === null ? undefined : noticeRules[change][part];
  if (!part || !rule) return null;
  const { title, body, actions, urgent = false } = rule(event);
  const own = part === 'requester';
  const short = own ? title : `${view.request.requester.name}: ${resourcesInWords(view)}`;
  return {
    ...{ title, body, short, actions, urgent },
    key: `${profile.id}:${view.request.id}:${change}`,
    profileId: profile.id,
    request: view.request.id,
    list: own ? 'mine' : 'to-review',
    mark: markOf(view),
  };
}

function partOf({ request, can }: AccessRequestView, me: string): Part | null {
  if (request.requester.id === me) return 'requester';
  return request.state === 'PENDING' && can.review ? 'reviewer' : null;
}

/** "A review waits", for a request that was found in the list. */
export function reviewNotice(profile: ProfileState, view: AccessRequestView): Notice | null {
  const { requester, created: at } = view.request;
  const event = {
    type: 'request',
    revision: 0,
    at,
    change: 'created',
    by: requester,
    view,
  } as const;
  return noticeOf(profile, event);
}

function asks({ view }: Parameters<Rule>[0]): Words {
  const { request } = view;
  const reason = firstLine(request.reason);
  return {
    title: `${request.requester.name} asks for ${resourcesInWords(view)}`,
    body: `For ${formatDuration(request.accessDuration)}: ${reason === '' ? 'no reason was given.' : reason}`,
    actions: reviewActions(view),
  };
}

function approved({ view, by, at }: Parameters<Rule>[0]): Words {
  const until = view.request.accessUntil ?? at;
  const left = timeLeftInWords(until, at);
  return {
    title: `Approved: ${resourcesInWords(view)}`,
    body: `${decider(view, by)}\nUntil ${clockInWords(until, at)}, ${left}. Connect now.`,
    actions: ['connect'],
  };
}

function denied({ view, by }: Parameters<Rule>[0]): Words {
  return { title: `Denied: ${resourcesInWords(view)}`, body: decider(view, by), actions: [] };
}

function revoked({ view, by }: Parameters<Rule>[0]): Words {
  const name = by?.name ?? 'the cluster';
  const body = `${saidBy(name, view.request.resolution, 'No reason was given.')}\nSessions that used it have ended.`;
  return { title: `Access revoked: ${resourcesInWords(view)}`, body, actions: [], urgent: true };
}

function lapsed({ view }: Parameters<Rule>[0]): Words {
  const { created, pendingUntil } = view.request;
  return {
    title: `Not decided in time: ${resourcesInWords(view)}`,
    body: `Nobody decided within ${timeLeftInWords(pendingUntil, created)}. Ask again if you still need it.`,
    actions: [],
  };
}

function ended({ view }: Parameters<Rule>[0]): Words {
  return {
    title: `Access ended: ${resourcesInWords(view)}`,
    body: `It held for ${formatDuration(view.request.accessDuration)}. Ask again if you still need it.`,
    actions: [],
  };
}

/** Who decided, and what they wrote with it. */
function decider({ request }: AccessRequestView, by: RequestEvent['by']): string {
  const last = request.reviews.at(-1);
  return saidBy(last?.author.name ?? by?.name ?? 'the cluster', last?.message ?? '', '');
}

function saidBy(name: string, text: string, otherwise: string): string {
  const line = firstLine(text);
  return line === '' ? `By ${name}. ${otherwise}`.trimEnd() : `${name}: “${line}”`;
}
