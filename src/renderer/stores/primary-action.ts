import type { Choices } from '#shared/model/principal';
import type { ResourceRow } from '#shared/model/search';

/** What Enter does on a row, and what stands on its first button. */
export type PrimaryAction =
  | { readonly type: 'connect' }
  | { readonly type: 'request' }
  | { readonly type: 'open-request'; readonly request: string }
  | { readonly type: 'none' };

/** The logins with which a terminal can be opened now: on machines alone. */
export function terminalLogins(row: ResourceRow): readonly string[] {
  return row.resource.kind === 'node' ? (row.available.login ?? []) : [];
}

/** Using what one has comes first, then the request that is under way, then asking. */
export function primaryAction(row: ResourceRow): PrimaryAction {
  if (terminalLogins(row).length > 0) return { type: 'connect' };
  const [request] = row.requests;
  if (request !== undefined && (row.state === 'granted' || row.state === 'pending'))
    return { type: 'open-request', request };
  if (mayRequest(row)) return { type: 'request' };
  return { type: 'none' };
}

const hasAny = (choices: Choices) => Object.values(choices).some((values) => values.length > 0);

export function mayRequest(row: ResourceRow): boolean {
  return hasAny(row.requestable) || row.state === 'requestable';
}
