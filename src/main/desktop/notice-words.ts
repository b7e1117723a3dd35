import type { ClusterEvent } from '#shared/api/events';
import { t } from '#shared/i18n/text';
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
  title: t('desktopNotices.asked.stillWaits', {
    time: timeLeftInWords(at, view.request.created),
    asked: askedInWords(view),
  }),
  body: termsInWords(view, at),
  actions: reviewActions(view),
});

export const commented: Rule = ({ view, by }) => {
  const last = view.request.comments.at(-1);
  const name = last?.author.name ?? by?.name;
  const what = resourcesInWords(view);
  return {
    title:
      name === undefined
        ? t('desktopNotices.commented.somebody', { what })
        : t('desktopNotices.commented.title', { name, what }),
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
    ? t('desktopNotices.approved.period', { start: clockInWords(startAt, at), end })
    : t('desktopNotices.usable.until', { end, left: timeLeftInWords(until, at) });
  const narrowed = asked === null ? [] : [t('desktopNotices.approved.narrowed')];
  return {
    title: t('desktopNotices.approved.title', { what: resourcesInWords(view) }),
    body: [decider(view, by), ...narrowed, when].join('\n'),
    actions: isLater ? [] : ['connect'],
  };
};

/** The start of what was approved for later. */
export const started: Rule = ({ view, at }) => {
  const until = view.request.accessUntil ?? at;
  return {
    title: t('desktopNotices.usable.title', { what: resourcesInWords(view) }),
    body: t('desktopNotices.usable.until', {
      end: clockInWords(until, at),
      left: timeLeftInWords(until, at),
    }),
    actions: ['connect'],
  };
};

export const prolonged: Rule = ({ view, by, at }) => {
  const until = view.request.accessUntil ?? at;
  const who = by === null ? [] : [saidBy({ kind: 'person', name: by.name }, '')];
  const left = timeLeftInWords(until, at);
  return {
    title: t('desktopNotices.extended.title', { what: resourcesInWords(view) }),
    body: [...who, t('desktopNotices.extended.until', { end: clockInWords(until, at), left })].join(
      '\n',
    ),
    actions: ['connect'],
  };
};

export const denied: Rule = ({ view, by }) => ({
  title: t('desktopNotices.denied.title', { what: resourcesInWords(view) }),
  body: decider(view, by),
  actions: [],
});

export const revoked: Rule = ({ view, by }) => {
  const { resolution } = view.request;
  const who = saidBy(by ? { kind: 'person', name: by.name } : theCluster, resolution);
  const why = firstLine(resolution) === '' ? ` ${t('desktopNotices.revoked.noReason')}` : '';
  return {
    title: t('desktopNotices.revoked.title', { what: resourcesInWords(view) }),
    body: `${who}${why}\n${t('desktopNotices.revoked.sessionsEnded')}`,
    actions: [],
    urgent: true,
  };
};

export const lapsed: Rule = ({ view }) => {
  const { created, pendingUntil } = view.request;
  return {
    title: t('desktopNotices.lapsed.title', { what: resourcesInWords(view) }),
    body: t('desktopNotices.lapsed.body', { time: timeLeftInWords(pendingUntil, created) }),
    actions: [],
  };
};

export const ended: Rule = ({ view, at }) => {
  const { approvedAt, startAt, accessUntil, accessDuration } = view.request;
  const began = Math.max(approvedAt ?? 0, startAt ?? 0);
  const held = began > 0 ? (accessUntil ?? at) - began : accessDuration;
  return {
    title: t('desktopNotices.ended.title', { what: resourcesInWords(view) }),
    body: t('desktopNotices.ended.body', { duration: formatDuration(held) }),
    actions: [],
  };
};

function askedInWords(view: AccessRequestView): string {
  const { requester, extends: extended } = view.request;
  const key = extended === null ? 'desktopNotices.asked.access' : 'desktopNotices.asked.extension';
  return t(key, { requester: requester.name, what: resourcesInWords(view) });
}

/** For how long, from when if later, and why. */
function termsInWords({ request }: AccessRequestView, now: number): string {
  const { accessDuration, startAt } = request;
  const reason = firstLine(request.reason);
  const duration = formatDuration(accessDuration);
  const given = reason === '' ? 'no' : 'yes';
  return startAt !== null && startAt > now
    ? t('desktopNotices.asked.termsLater', {
        ...{ duration, given, reason },
        start: clockInWords(startAt, now),
      })
    : t('desktopNotices.asked.terms', { duration, given, reason });
}

/** Who decided, a person or a rule of the cluster, and what was written with it. */
function decider({ request }: AccessRequestView, by: Person | null): string {
  const last = request.reviews.at(-1);
  const name = last?.author?.name ?? by?.name;
  const rule = last?.rule == null ? theCluster : ({ kind: 'rule', name: last.rule } as const);
  return saidBy(name === undefined ? rule : { kind: 'person', name }, last?.message ?? '');
}

interface Decider {
  readonly kind: 'person' | 'rule' | 'cluster';
  readonly name: string;
}
const theCluster: Decider = { kind: 'cluster', name: '' };

function saidBy({ kind, name }: Decider, message: string): string {
  const text = firstLine(message);
  return text === ''
    ? t('desktopNotices.by.name', { kind, name })
    : t('desktopNotices.by.wrote', { kind, name, text });
}
