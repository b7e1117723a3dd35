import { t } from '#shared/i18n/text';
import { fingerprint } from '../../ssh/public-key';

/** At most this much of what a gateway says is kept as a reason. */
export const longestNotice = 4_096;

/** What a gateway says, as text for people: no control characters, line ends at most. */
export function cleanNotice(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n]/gu, '')
    .trim()
    .slice(0, longestNotice);
}

/** Why a connection to the gateway failed before there was a shell. */
export function failureReason(error: Error, gateway: string, notice: string): string {
  if (notice !== '') return notice;
  const { level, code } = error as { level?: unknown; code?: unknown };
  if (level === 'client-authentication') return t('client.gateway.refused');
  if (level === 'client-timeout') return t('client.gateway.late', { gateway });
  if (code === 'ECONNREFUSED') return t('client.gateway.unreachable', { gateway });
  return typeof code === 'string'
    ? t('client.gateway.failedWith', { gateway, code })
    : t('client.gateway.failed', { gateway });
}

/** The gateway's host key is not the one that the cluster named. */
export function wrongHostKey(gateway: string, shown: Buffer, expected: Buffer): string {
  const keys = { shown: fingerprint(shown), expected: fingerprint(expected) };
  return t('client.gateway.wrongHostKey', { gateway, ...keys });
}

/** The exit status of what failed on the way rather than in the shell, as ssh's own failures have. */
const failed = 255;

/** How a shell ended. A notice of the gateway counts only where the shell did not end by itself. */
export function endReason(end: {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly notice: string;
  readonly isConnectionLost: boolean;
}): string {
  if (end.exitCode === 0) return t('client.session.ended');
  if (end.notice !== '' && (end.exitCode === null || end.exitCode === failed)) return end.notice;
  if (end.exitCode !== null) return t('client.session.exit', { exitCode: end.exitCode });
  if (end.signal !== null) return t('client.session.signal', { signal: end.signal });
  if (end.isConnectionLost) return t('client.gateway.lost');
  return t('client.session.ended');
}
