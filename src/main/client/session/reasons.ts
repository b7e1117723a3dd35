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
  if (level === 'client-authentication')
    return 'The gateway refused this sign-in without saying why. Sign out and in again, then try once more.';
  if (level === 'client-timeout') return `The gateway at ${gateway} did not answer in time.`;
  if (code === 'ECONNREFUSED')
    return `Cannot reach the gateway at ${gateway}: connection refused. Is the cluster running?`;
  return `The connection to the gateway at ${gateway} failed${typeof code === 'string' ? ` (${code})` : ''}. Try once more.`;
}

/** The gateway's host key is not the one that the cluster named. */
export function wrongHostKey(gateway: string, shown: Buffer, expected: Buffer): string {
  return `What answers at ${gateway} is not the cluster's gateway: its host key is ${fingerprint(shown)}, but ${fingerprint(expected)} was expected. The connection was cut before anything was sent. Tell the cluster's administrator.`;
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
  if (end.exitCode === 0) return 'The session ended.';
  if (end.notice !== '' && (end.exitCode === null || end.exitCode === failed)) return end.notice;
  if (end.exitCode !== null) return `The shell ended with exit code ${end.exitCode}.`;
  if (end.signal !== null) return `The shell was ended by the signal ${end.signal}.`;
  if (end.isConnectionLost) return 'The connection to the gateway was lost.';
  return 'The session ended.';
}
