import type { ResourceRow } from '#shared/model/search';

/** What Enter does on a row, and what stands on its first button. */
export type PrimaryAction =
  | { readonly type: 'connect' }
  | { readonly type: 'request' }
  | { readonly type: 'open-request'; readonly request: string }
  | { readonly type: 'none' };

/** Using what one has comes first, then the request that is under way, then asking. */
export function primaryAction(row: ResourceRow): PrimaryAction {
  if (row.resource.kind === 'node' && row.availableLogins.length > 0) return { type: 'connect' };
  const [request] = row.requests;
  if (request !== undefined && (row.state === 'granted' || row.state === 'pending'))
    return { type: 'open-request', request };
  if (mayRequest(row)) return { type: 'request' };
  return { type: 'none' };
}

export function mayRequest(row: ResourceRow): boolean {
  return row.requestableLogins.length > 0 || row.state === 'requestable';
}
