import { ExpectedError } from '#shared/api/errors';
import { staticRoles } from '../identity/sessions';
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
