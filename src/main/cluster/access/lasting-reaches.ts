import type { Role } from '#shared/model/role';
import { roleNamed, staticRoles } from '../identity/sessions';
import type { SeesAlike } from '../inventory/visibility';
import { createReach, type Reach } from '../policy/reach';
import { previewRoles } from '../policy/review';
import { searchRoles } from '../policy/search-roles';
import type { ClusterState } from '../store/cluster-state';
import type { UserRecord } from '../store/records';

/** What somebody's own roles give and let them ask for, kept from call to call. */
export interface LastingReach {
  readonly own: Reach;
  readonly requestable: Reach;
  /** What they are shown as reviewers. */
  readonly preview: Reach;
  readonly mayRequestAnything: boolean;
  readonly seesOwn: SeesAlike;
  readonly seesRequestable: SeesAlike;
}

interface Kept {
  readonly user: UserRecord;
  readonly roles: readonly Role[];
  readonly candidates: readonly Role[];
  readonly previewed: readonly Role[];
  readonly reach: LastingReach;
}

const mostUsers = 64;
const keptByState = new WeakMap<ClusterState, Map<string, Kept>>();

/**
 * What a user reaches, made anew when their record or one of the roles was replaced. Records and roles are never
 * changed in place, so the same objects give the same answers.
 */
export function lastingReach(state: ClusterState, user: UserRecord): LastingReach {
  const kept = keptByState.get(state) ?? new Map<string, Kept>();
  keptByState.set(state, kept);
  const roles = staticRoles(state, user);
  const candidates = searchRoles(roles, roleNamed(state), user.traits).roles;
  const previewed = previewRoles(roles, roleNamed(state));
  const known = kept.get(user.id);
  kept.delete(user.id);
  const isCurrent =
    known?.user === user &&
    same(known.roles, roles) &&
    same(known.candidates, candidates) &&
    same(known.previewed, previewed);
  const current = isCurrent
    ? known
    : { user, roles, candidates, previewed, reach: make(user, roles, candidates, previewed) };
  // The last one used stands last, so that the first is the one to forget.
  kept.set(user.id, current);
  for (const id of kept.keys()) if (kept.size > mostUsers) kept.delete(id);
  return current.reach;
}

function make(
  bearer: UserRecord,
  roles: readonly Role[],
  candidates: readonly Role[],
  previewed: readonly Role[],
): LastingReach {
  const own = createReach({ roles, bearer });
  const apart = { denyRoles: roles, bearer, separately: true };
  const requestable = createReach({ roles: candidates, ...apart });
  return {
    own,
    requestable,
    preview: createReach({ roles: previewed, ...apart }),
    mayRequestAnything: candidates.length > 0,
    seesOwn: own.seesAlike,
    seesRequestable: requestable.seesAlike,
  };
}

function same(a: readonly Role[], b: readonly Role[]): boolean {
  return a.length === b.length && a.every((role, index) => role === b[index]);
}
