import type { LockTarget } from '#shared/model/lock';
import type { ClusterState } from '../store/cluster-state';

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
  return whyLocked(state, { kind: 'resource', target: resource.id }, resource.name);
}

export function whyUserLocked(
  state: ClusterState,
  user: { readonly id: string; readonly name: string },
): string | null {
  return whyLocked(state, { kind: 'user', target: user.id }, user.name);
}
