import type { RequestFilter } from '#shared/model/request-filter';
import { instantText } from '../../ui/time';
import { kindNames, requestStates } from '../../ui/words';

const day = 86_400_000;

/** Times that are chosen with one click; `null` begins at midnight. */
export const recentTimes = [
  { value: 'today', text: 'Today', days: null },
  { value: 'week', text: 'Last 7 days', days: 7 },
  { value: 'month', text: 'Last 30 days', days: 30 },
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
    return { text: requestStates[state].text, without };
  });
}

/** What narrows a list besides the words that stand in the field for them, each to be taken away by itself. */
export function filterParts(filter: RequestFilter): readonly FilterPart[] {
  const { states, kind, requester, resource, reviewedByMe, from, until } = filter;
  return [
    ...stateParts(states),
    ...(kind ? [{ text: kindNames[kind], without: { kind: undefined } }] : []),
    ...(requester?.trim()
      ? [{ text: `by ${requester.trim()}`, without: { requester: undefined } }]
      : []),
    ...(resource?.trim()
      ? [{ text: `for ${resource.trim()}`, without: { resource: undefined } }]
      : []),
    ...(reviewedByMe ? [{ text: 'reviewed by me', without: { reviewedByMe: undefined } }] : []),
    ...(from === undefined
      ? []
      : [{ text: `since ${instantText(from)}`, without: { from: undefined } }]),
    ...(until === undefined
      ? []
      : [{ text: `before ${instantText(until)}`, without: { until: undefined } }]),
  ];
}
