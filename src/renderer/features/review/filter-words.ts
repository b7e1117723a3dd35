import { t } from '#shared/i18n/text';
import type { RequestFilter } from '#shared/model/request-filter';
import { instantText } from '../../ui/time';
import { kindName, requestStateWords } from '../../ui/words';

const day = 86_400_000;

/** Times that are chosen with one click; `null` begins at midnight. */
export const recentTimes = [
  { value: 'today', text: 'reviewQueue.filters.today', days: null },
  { value: 'week', text: 'reviewQueue.filters.week', days: 7 },
  { value: 'month', text: 'reviewQueue.filters.month', days: 30 },
] as const;

/** When such a time begins, in this computer's time zone. */
export function beginOf(days: number | null, now: number): number {
  return days === null ? new Date(now).setHours(0, 0, 0, 0) : now - days * day;
}

/** One part of a filter, as it is shown, and what takes it away. */
export interface FilterPart {
  readonly text: string;
  readonly without: { readonly [Name in keyof RequestFilter]?: RequestFilter[Name] | undefined };
}

function stateParts(states: RequestFilter['states'] = []): readonly FilterPart[] {
  return states.map((state) => {
    const rest = states.filter((each) => each !== state);
    const without = { states: rest.length > 0 ? rest : undefined };
    return { text: requestStateWords(state).text, without };
  });
}

/** The part that says so; none where there is nothing to say. */
function part(
  text: string | false | undefined,
  without: FilterPart['without'],
): readonly FilterPart[] {
  return text ? [{ text, without }] : [];
}

/** What narrows a list besides the words that stand in the field for them, each to be taken away by itself. */
export function filterParts(filter: RequestFilter): readonly FilterPart[] {
  const { states, kind, requester, resource, reviewedByMe, from, until } = filter;
  const by = requester?.trim();
  const about = resource?.trim();
  const since = from === undefined ? '' : instantText(from);
  const before = until === undefined ? '' : instantText(until);
  return [
    ...stateParts(states),
    ...part(kind && kindName(kind), { kind: undefined }),
    ...part(by && t('reviewQueue.part.by', { requester: by }), { requester: undefined }),
    ...part(about && t('reviewQueue.part.for', { resource: about }), { resource: undefined }),
    ...part(reviewedByMe && t('reviewQueue.part.reviewedByMe'), { reviewedByMe: undefined }),
    ...part(since && t('reviewQueue.part.since', { time: since }), { from: undefined }),
    ...part(before && t('reviewQueue.part.before', { time: before }), { until: undefined }),
  ];
}
