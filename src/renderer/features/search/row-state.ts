import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import type { ResourceRow } from '#shared/model/search';
import { dayAndTime } from '../../ui/time';
import { accessStateWords, type Words } from '../../ui/words';

/** Until when a row's access lasts: the latest end of the requests that give it; `null` while it is not known. */
export function grantedUntil(
  { state, requests }: ResourceRow,
  views: Readonly<Record<string, AccessRequestView>>,
): number | null {
  if (state !== 'granted') return null;
  const ends = requests.flatMap((id) => {
    const request = views[id]?.request;
    return request?.state === 'APPROVED' && request.accessUntil !== null ? request.accessUntil : [];
  });
  return ends.length > 0 ? Math.max(...ends) : null;
}

/** What one can do with a resource now, in words: `Granted until 17:30`. */
export function rowState(
  row: ResourceRow,
  views: Readonly<Record<string, AccessRequestView>>,
  now: number,
): Words {
  const words = accessStateWords(row.state);
  const until = grantedUntil(row, views);
  return until === null || until <= now
    ? words
    : { ...words, text: t('search.row.grantedUntil', { until: dayAndTime(until, now) }) };
}
