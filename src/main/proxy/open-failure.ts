import { plainText } from '#shared/lib/plain-text';
import { openFailure, type OpenFailure } from '#main/ssh/refused-channels';
import { NodeUnreachable } from './node-unreachable';

const prefix = '(SSH) Channel open failure: ';

/** Why the other side did not open a channel, in its own words if it has any; without a full stop. */
export function whyNotOpened(error: unknown): string {
  if (error instanceof NodeUnreachable) return error.message.replace(/\.$/, '');
  const message = error instanceof Error ? error.message : '';
  const said = message.startsWith(prefix) ? message.slice(prefix.length) : '';
  return plainText(said, 300) || 'it gave no reason';
}

/** The reason's number in the answer; `null` when there was none. */
export function openFailureOf(error: unknown): OpenFailure | null {
  const { reason } = (error ?? {}) as { readonly reason?: unknown };
  return Object.values(openFailure).find((each) => each === reason) ?? null;
}
