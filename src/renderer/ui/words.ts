import type { RequestState } from '#shared/model/access-request';
import type { ResourceKind } from '#shared/model/resource';
import type { AccessState } from '#shared/model/search';

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad';

export interface Words {
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

/** Several of a kind, within a sentence. */
export const kindPlurals: Readonly<Record<ResourceKind, string>> = {
  node: 'servers',
  kube_cluster: 'Kubernetes clusters',
  kube_resource: 'Kubernetes resources',
  db: 'databases',
  app: 'applications',
  windows_desktop: 'Windows desktops',
};

export const requestStates: Readonly<Record<RequestState, Words>> = {
  PENDING: { text: 'Pending', tone: 'warn' },
  APPROVED: { text: 'Approved', tone: 'ok' },
  DENIED: { text: 'Denied', tone: 'bad' },
  EXPIRED: { text: 'Expired', tone: 'neutral' },
  WITHDRAWN: { text: 'Withdrawn', tone: 'neutral' },
  REVOKED: { text: 'Revoked', tone: 'bad' },
  RELEASED: { text: 'Given back', tone: 'neutral' },
  EXTENDED: { text: 'Prolonged', tone: 'ok' },
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
