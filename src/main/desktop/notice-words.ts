import type { ClusterEvent } from '#shared/api/events';
import { formatDuration } from '#shared/lib/duration';
import type { AccessRequestView, Person } from '#shared/model/access-request';
import { reviewActions, type NoticeAction } from './notice';
import { clockInWords, firstLine, resourcesInWords, timeLeftInWords } from './request-words';

type RequestEvent = Extract<ClusterEvent, { type: 'request' }>;

export interface Words {
  readonly title: string;
  readonly body: string;
  readonly actions: readonly NoticeAction[];
  /** Live access was cut. */
  readonly urgent?: true;
}

/** What is said of an event; `null` where another event says it. */
export type Rule = (event: Pick<RequestEvent, 'view' | 'by' | 'at'>) => Words | null;

export const asks: Rule = ({ view, at }) => ({
  title: askedInWords(view),
  body: termsInWords(view, at),
  actions: reviewActions(view),
});

export const stillWaits: Rule = ({ view, at }) => ({
  title: `Waiting for ${timeLeftInWords(at, view.request.created)}: ${askedInWords(view)}`,
  body: termsInWords(view, at),
  actions: reviewActions(view),
});

export const commented: Rule = ({ view, by }) => {
  const last = view.request.comments.at(-1);
  const name = last?.author.name ?? by?.name ?? 'Somebody';
  return {
    title: `${name} wrote about ${resourcesInWords(view)}`,
    body: firstLine(last?.text ?? ''),
    actions: ['review'],
  };
};

export const approved: Rule = ({ view, by, at }) => {
  const { state, startAt, asked, accessUntil } = view.request;
  // What it extends says so, and until when.
  if (state === 'EXTENDED') return null;
  const until = accessUntil ?? at;
  const isLater = startAt !== null && startAt > at;
  const end = clockInWords(until, at);
  const when = isLater
    ? `From ${clockInWords(startAt, at)} until ${end}.`
    : `Until ${end}, ${timeLeftInWords(until, at)}. Connect now.`;
  const narrowed = asked === null ? '' : '\nIt is less than you asked for.';
  return {
    title: `Approved: ${resourcesInWords(view)}`,
    body: `${decider(view, by)}${narrowed}\n${when}`,
    actions: isLater ? [] : ['connect'],
  };
};

/** The start of what was approved for later. */
export const started: Rule = ({ view, at }) => {
  const until = view.request.accessUntil ?? at;
  return {
    title: `Usable now: ${resourcesInWords(view)}`,
    body: `Until ${clockInWords(until, at)}, ${timeLeftInWords(until, at)}. Connect now.`,
    actions: ['connect'],
  };
};

export const prolonged: Rule = ({ view, by, at }) => {
  const until = view.request.accessUntil ?? at;
  return {
    title: `Extended: ${resourcesInWords(view)}`,
    body: `${by === null ? '' : `By ${by.name}.\n`}Until ${clockInWords(until, at)}, ${timeLeftInWords(until, at)}.`,
    actions: ['connect'],
  };
};

export const denied: Rule = ({ view, by }) => ({
  title: `Denied: ${resourcesInWords(view)}`,
  body: decider(view, by),
  actions: [],
});

export const revoked: Rule = ({ view, by }) => {
  const why = saidBy(by?.name ?? 'the cluster', view.request.resolution, 'No reason was given.');
  return {
    title: `Access revoked: ${resourcesInWords(view)}`,
    body: `${why}\nSessions that used it have ended.`,
    actions: [],
    urgent: true,
  };
};

export const lapsed: Rule = ({ view }) => {
  const { created, pendingUntil } = view.request;
  return {
    title: `Not decided in time: ${resourcesInWords(view)}`,
    body: `Nobody decided within ${timeLeftInWords(pendingUntil, created)}. Ask again if you still need it.`,
    actions: [],
  };
};

export const ended: Rule = ({ view, at }) => {
  const { approvedAt, startAt, accessUntil, accessDuration } = view.request;
  const began = Math.max(approvedAt ?? 0, startAt ?? 0);
  const held = began > 0 ? (accessUntil ?? at) - began : accessDuration;
  return {
    title: `Access ended: ${resourcesInWords(view)}`,
    body: `It held for ${formatDuration(held)}. Ask again if you still need it.`,
    actions: [],
  };
};

function askedInWords(view: AccessRequestView): string {
  const { requester, extends: extended } = view.request;
  return `${requester.name} asks ${extended === null ? 'for' : 'to extend'} ${resourcesInWords(view)}`;
}

/** For how long, from when if later, and why. */
function termsInWords({ request }: AccessRequestView, now: number): string {
  const { accessDuration, startAt } = request;
  const reason = firstLine(request.reason);
  const from = startAt !== null && startAt > now ? ` from ${clockInWords(startAt, now)}` : '';
  const why = reason === '' ? 'no reason was given.' : reason;
  return `For ${formatDuration(accessDuration)}${from}: ${why}`;
}

/** Who decided, a person or a rule of the cluster, and what was written with it. */
function decider({ request }: AccessRequestView, by: Person | null): string {
  const last = request.reviews.at(-1);
  const rule = last?.rule == null ? 'the cluster' : `the rule ${last.rule}`;
  return saidBy(last?.author?.name ?? by?.name ?? rule, last?.message ?? '', '');
}

function saidBy(name: string, text: string, otherwise: string): string {
  const line = firstLine(text);
  return line === '' ? `By ${name}. ${otherwise}`.trimEnd() : `${name}: “${line}”`;
}
