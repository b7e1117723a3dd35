import type { ProfileState } from '#shared/ipc/app-state';
import { assertNever } from '#shared/lib/assert-never';
import type { AccessRequestView } from '#shared/model/access-request';
import type { ResourceRow } from '#shared/model/search';
import { askableLogins } from '../ask-to-connect-store';
import { mayRequest, terminalLogins } from '../primary-action';
import { wouldPutAside } from '../waiting-store';
import type { Target } from './targets';

/** What a key does with something that is chosen. */
export type Doing =
  /** Opens a terminal; several logins: asks as whom first. `assume`: an approved request to assume before. */
  | {
      readonly type: 'connect';
      readonly logins: readonly string[];
      readonly assume: string | null;
    }
  /** Asks for a login, and connects once it is approved. */
  | { readonly type: 'ask-to-connect' }
  /** Puts it into the request that is being put together. */
  | { readonly type: 'request' }
  /** Takes it out again. */
  | { readonly type: 'take-out' }
  | { readonly type: 'open-request'; readonly request: string }
  /** Shows it in the list of resources. */
  | { readonly type: 'find' }
  /** Shows a terminal, a session or a recording. */
  | { readonly type: 'show' }
  | { readonly type: 'switch' }
  | { readonly type: 'run' }
  | { readonly type: 'set' }
  | { readonly type: 'narrow' };

/** What Enter does, and what it does with Ctrl or Cmd held down; `null` for nothing more. */
export interface Doings {
  readonly enter: Doing;
  readonly other: Doing | null;
}

/** What has to be known besides the thing itself. */
export interface Known {
  readonly profile: ProfileState | null;
  readonly views: Readonly<Record<string, AccessRequestView>>;
  /** What is in the request that is being put together: ids of resources, names of roles. */
  readonly inCart: ReadonlySet<string>;
}

const show: Doing = { type: 'show' };

export function doingsFor(target: Target, known: Known): Doings {
  switch (target.type) {
    case 'resource':
      return resourceDoings(target.row, known);
    case 'role':
      return { enter: cartDoing(target.role.name, known), other: null };
    case 'request':
      return requestDoings(target.view, known);
    case 'tab':
    case 'live':
    case 'recording':
      return { enter: show, other: null };
    case 'profile':
      return { enter: { type: 'switch' }, other: null };
    case 'action':
      return { enter: { type: 'run' }, other: null };
    case 'setting':
      return { enter: target.value === undefined ? show : { type: 'set' }, other: null };
    case 'sign':
      return { enter: { type: 'narrow' }, other: null };
    default:
      return assertNever(target);
  }
}

/** Using what one has comes first, then the request that is under way, then asking. */
function resourceDoings(row: ResourceRow, known: Known): Doings {
  const find: Doing = { type: 'find' };
  const mayAsk = (known.profile?.status?.can.request ?? false) && mayRequest(row);
  const cart = mayAsk ? cartDoing(row.resource.id, known) : find;
  const connect = connecting(row, known);
  if (connect) return { enter: connect, other: cart };
  const [request] = row.requests;
  if (request !== undefined && (row.state === 'granted' || row.state === 'pending'))
    return { enter: { type: 'open-request', request }, other: find };
  if (mayAsk && askableLogins(row).length > 0)
    return { enter: { type: 'ask-to-connect' }, other: cart };
  return mayAsk ? { enter: cart, other: find } : { enter: find, other: null };
}

/** By what is held now; else by an approved request, unless that would put aside what is in use. */
function connecting(row: ResourceRow, known: Known): Doing | null {
  if (row.locked !== undefined) return null;
  const logins = terminalLogins(row);
  if (logins.length > 0) return { type: 'connect', logins, assume: null };
  if (row.state !== 'granted' || row.resource.kind !== 'node') return null;
  const held = known.profile?.status ?? null;
  for (const assume of row.requests) {
    const view = known.views[assume];
    const granted = view?.can.assume ? (view.principals[row.resource.id]?.login ?? []) : [];
    if (granted.length > 0 && !wouldPutAside(held, assume))
      return { type: 'connect', logins: granted, assume };
  }
  return null;
}

function requestDoings(view: AccessRequestView, known: Known): Doings {
  const { id } = view.request;
  const open: Doing = { type: 'open-request', request: id };
  const [requested, ...others] = view.request.resources;
  const resource = view.resources.find((each) => each.id === requested?.id);
  const logins = (requested && view.principals[requested.id]?.login) ?? [];
  const isPlain = resource?.kind === 'node' && others.length === 0 && logins.length > 0;
  if (!isPlain || !view.can.assume || wouldPutAside(known.profile?.status ?? null, id))
    return { enter: open, other: null };
  const isHeld = known.profile?.status?.activeRequests.includes(id) ?? false;
  return { enter: open, other: { type: 'connect', logins, assume: isHeld ? null : id } };
}

function cartDoing(key: string, { inCart }: Known): Doing {
  return { type: inCart.has(key) ? 'take-out' : 'request' };
}
