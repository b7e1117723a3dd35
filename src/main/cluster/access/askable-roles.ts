import type { ApiOutput } from '#shared/api/contract';
import { staticRoles } from '../identity/sessions';
import { longestAccessDuration } from '../policy/durations';
import { askableByName } from '../policy/named-roles';
import { roleContents } from '../policy/role-contents';
import type { ClusterState } from '../store/cluster-state';
import type { UserRecord } from '../store/records';

/** The roles that a user may ask for by name, with what each would give them. */
export function askableRoles(
  state: ClusterState,
  user: UserRecord,
): ApiOutput<'requests.askableRoles'>['rows'] {
  const own = staticRoles(state, user);
  const all = [...state.roles.values()].map(({ definition }) => definition);
  return askableByName(own, all, user.traits).map((role) => ({
    name: role.metadata.name,
    description: role.metadata.description,
    contains: roleContents(role, user),
    longestDuration: longestAccessDuration({
      derived: [role],
      staticRoles: own,
      traits: user.traits,
    }),
  }));
}
