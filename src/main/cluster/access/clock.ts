import type { AccessSettings } from '#shared/model/access-settings';
import type { RequestRecord } from '../store/records';

type Timed = Pick<RequestRecord, 'created' | 'startAt' | 'accessDuration'>;

/**
 * When access ends that is approved at this moment: its time runs from the approval or the scheduled start, whichever
 * is later, or where the cluster counts so from the request. Milliseconds since the epoch.
 */
export function accessEnd(
  clock: AccessSettings['clock'],
  { created, startAt, accessDuration }: Timed,
  approvedAt: number,
): number {
  const from = clock === 'request' ? created : Math.max(approvedAt, startAt ?? approvedAt);
  return from + accessDuration;
}
