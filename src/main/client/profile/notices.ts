import type { ClusterEvent } from '#shared/api/events';
import { t } from '#shared/i18n/text';

type RequestEvent = Extract<ClusterEvent, { type: 'request' }>;

/** Why what was assumed is over, when this event about one of its requests says so; otherwise `null`. */
export function endOfAssumed(event: RequestEvent): string | null {
  const { request, locked } = event.view;
  const who = { by: event.by ? 'person' : 'cluster', name: event.by?.name ?? '' };
  if (event.change === 'locked' && locked !== null)
    return t('client.notice.locked', { ...who, lock: locked });
  if (request.state === 'APPROVED' && event.change !== 'access-ended') return null;
  if (request.state === 'RELEASED') return t('client.notice.gaveBack');
  if (request.state !== 'REVOKED') return t('client.notice.assumedEnded');
  const reason = request.resolution.trim();
  return reason === ''
    ? t('client.notice.revoked', who)
    : t('client.notice.revokedWhy', { ...who, reason });
}
