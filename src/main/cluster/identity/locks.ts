import type { LockTarget } from '#shared/model/lock';
import { kubeClusterIdOf, parseResourceId } from '#shared/model/resource-id';
import type { NewChange, Plan } from '../audit/ledger';
import type { ClusterState } from '../store/cluster-state';
import type { LockRecord } from '../store/records';

/** Why something is locked, as a sentence: `This request is locked: an incident. Ask an administrator.`; else `null`. */
export function whyLocked(state: ClusterState, on: LockTarget, what: string): string | null {
  const lock = state.lockOn(on);
  if (lock === null) return null;
  const words = lock.message.trim().replace(/\.+$/, '');
  return `${what} is locked${words === '' ? '' : `: ${words}`}. Ask an administrator.`;
}

export function whyRequestLocked(state: ClusterState, id: string): string | null {
  return whyLocked(state, { kind: 'request', target: id }, 'This request');
}

export function whyResourceLocked(
  state: ClusterState,
  resource: { readonly id: string; readonly name: string },
): string | null {
  const own = whyLocked(state, { kind: 'resource', target: resource.id }, resource.name);
  if (own !== null) return own;
  // What is inside a Kubernetes cluster is locked with it.
  const parsed = parseResourceId(resource.id);
  const cluster = parsed.ok ? kubeClusterIdOf(parsed.value) : null;
  if (cluster === null || cluster === resource.id) return null;
  const name = state.resource(cluster)?.name ?? cluster;
  return whyLocked(state, { kind: 'resource', target: cluster }, name);
}

export function whyUserLocked(
  state: ClusterState,
  user: { readonly id: string; readonly name: string },
): string | null {
  return whyLocked(state, { kind: 'user', target: user.id }, user.name);
}

/** Whom a lock concerns looks again: at the request, at lists of resources, and at the lists of locks. */
export function lockChanges(
  { kind, target }: LockTarget,
  change: 'locked' | 'unlocked',
  by: string | null,
): NewChange[] {
  const about: Readonly<Record<LockTarget['kind'], NewChange[]>> = {
    user: [],
    resource: [{ type: 'resources', request: null, change: null, by }],
    request: [{ type: 'request', request: target, change, by }],
  };
  return [...about[kind], { type: 'roles', request: null, change: null, by }];
}

/** What the audit log says of a lock that goes. */
export function lockData(
  state: ClusterState,
  { id, on, message }: LockRecord,
): Readonly<Record<string, string>> {
  const names: Readonly<Record<LockTarget['kind'], string | undefined>> = {
    user: state.users.get(on.target)?.name,
    resource: state.resource(on.target)?.name,
    request: on.target.slice(0, 8),
  };
  return { lock: id, ...on, name: names[on.kind] ?? on.target, message };
}

/** Takes away locks whose time is over. */
export function planLockEnds(state: ClusterState, over: readonly LockRecord[]): Plan<undefined> {
  return {
    writes: over.map(({ id }) => ({ type: 'lock-deleted', id })),
    audit: over.map((lock) => ({
      type: 'lock.expired',
      actor: 'cluster',
      data: lockData(state, lock),
    })),
    changes: over.flatMap(({ on }) => lockChanges(on, 'unlocked', null)),
    result: undefined,
  };
}

/** A sentence as decisions have them: the full stop is set by who shows it. */
export function clause<Sentence extends string | null>(sentence: Sentence): Sentence | string {
  return sentence === null ? sentence : sentence.replace(/\.$/, '');
}
