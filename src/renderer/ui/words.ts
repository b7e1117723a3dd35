import type { RequestState } from '#shared/model/access-request';
import type { Constraint } from '#shared/model/constraint';
import type { ResourceKind } from '#shared/model/resource';
import type { AccessState } from '#shared/model/search';

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad';

interface Words {
  readonly text: string;
  readonly tone: Tone;
}

export const kindNames: Readonly<Record<ResourceKind, string>> = {
  node: 'Server',
  kube_cluster: 'Kubernetes cluster',
  kube_resource: 'Kubernetes resource',
  db: 'Database',
  app: 'Application',
  windows_desktop: 'Windows desktop',
};

export const requestStates: Readonly<Record<RequestState, Words>> = {
  PENDING: { text: 'Pending', tone: 'warn' },
  APPROVED: { text: 'Approved', tone: 'ok' },
  DENIED: { text: 'Denied', tone: 'bad' },
  EXPIRED: { text: 'Expired', tone: 'neutral' },
  WITHDRAWN: { text: 'Withdrawn', tone: 'neutral' },
  REVOKED: { text: 'Revoked', tone: 'bad' },
};

export const accessStates: Readonly<Record<AccessState, Words>> = {
  available: { text: 'Available', tone: 'ok' },
  granted: { text: 'Granted', tone: 'accent' },
  pending: { text: 'Pending', tone: 'warn' },
  requestable: { text: 'Requestable', tone: 'neutral' },
};

/** A list as it stands in a sentence: `a`, `a and b`, `a, b and c`. */
export function inWords(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  const before = items.slice(0, -1);
  return before.length > 0 ? `${before.join(', ')} and ${last}` : last;
}

/** A text that may lack its full stop, as a sentence; empty stays empty. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…:](["”’)]*)$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What a constraint lets one become, in words. */
export function constraintText(constraint: Constraint): string {
  return constraint.type === 'by-role' ? 'as the role allows' : `as ${inWords(constraint.logins)}`;
}

/** The last part of a resource id: what is left to show of a resource whose name is not known. */
export function shortResourceId(id: string): string {
  return id.split('/').at(-1)?.slice(0, 8) ?? id;
}
