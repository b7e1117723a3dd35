import { ExpectedError } from '#shared/api/errors';
import { isLocked, staticRoles } from '../identity/sessions';
import { mayAdminister } from '../policy/administration';
import { listWords } from '../policy/trace';
import type { ClusterState } from '../store/cluster-state';
import type { UserRecord } from '../store/records';
import type { Write } from '../store/repository';
import { stateAfter } from '../store/state-after';

/** Who can sign in, and may change users and roles: with one of them, anything else can be put right again. */
function administrators(state: ClusterState): readonly UserRecord[] {
  return [...state.users.values()].filter((user) => {
    if (user.deleted !== null || isLocked(state, user) || !state.passwords.has(user.id))
      return false;
    const roles = staticRoles(state, user);
    return (['user', 'role'] as const).every(
      (kind) => mayAdminister(roles, kind, 'update').allowed,
    );
  });
}

/** Why writes would leave the cluster to nobody, in words; `null` when they do not. */
export function whyNobodyIsLeft(state: ClusterState, writes: readonly Write[]): string | null {
  if (!writes.some(({ type }) => bearsOnRights.has(type))) return null;
  const before = administrators(state);
  if (before.length === 0 || administrators(stateAfter(state, writes)).length > 0) return null;
  const names = listWords(before.map(({ name }) => name).toSorted());
  return (
    `After this, nobody could change users and roles any more: only ${names} may now. ` +
    'Give somebody else that right first.'
  );
}

const bearsOnRights: ReadonlySet<Write['type']> = new Set(['user', 'role', 'role-deleted', 'lock']);

/** @throws ExpectedError `conflict` when writes would leave the cluster to nobody */
export function requireSomebodyLeft(state: ClusterState, writes: readonly Write[]): void {
  const why = whyNobodyIsLeft(state, writes);
  if (why !== null) throw new ExpectedError('conflict', why);
}
