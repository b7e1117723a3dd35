import { ExpectedError } from '#shared/api/errors';
import { requireSignedIn, staticRoles, type Author, type SignedIn } from '../identity/sessions';
import { mayAdminister, type AdminResource, type AdminVerb } from '../policy/administration';
import type { ClusterState } from '../store/cluster-state';
import type { UserRecord } from '../store/records';

/** @throws ExpectedError `not_allowed`, saying which right is missing, unless the user's own roles give it */
export function requireRight(
  state: ClusterState,
  user: UserRecord,
  resource: AdminResource,
  verb: AdminVerb,
): void {
  const decision = mayAdminister(staticRoles(state, user), resource, verb);
  if (!decision.allowed) throw new ExpectedError('not_allowed', `${decision.reason}.`);
}

/** The caller as the author of a change, whose session and rights are looked up anew when it is written. */
export function authorOf(
  { user, session }: SignedIn,
  check: (state: ClusterState, user: UserRecord) => void,
): Author {
  const claim = { user: user.id, session: session.id };
  return {
    id: user.id,
    check: (state, now) => check(state, requireSignedIn(state, now, claim).user),
  };
}
