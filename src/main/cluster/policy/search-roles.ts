import type { TraceStep } from '#shared/model/decision';
import type { Role, RoleLookup, Traits } from '#shared/model/role';
import { deniesAsking } from './offers';
import { deny, miss, note } from './trace';

export interface SearchRoles {
  /** The roles that the user may search as and ask for, sorted by name. */
  readonly roles: readonly Role[];
  /** Which role offers which, which are denied, and which no longer exist. */
  readonly trace: readonly TraceStep[];
}

/**
 * The roles that a user's static roles offer by `allow.request.search_as_roles`, without those that a
 * `deny.request` of any static role takes away. Allowed names are literal; denied ones may be patterns.
 */
export function searchRoles(
  staticRoles: readonly Role[],
  lookup: RoleLookup,
  traits: Traits,
): SearchRoles {
  const trace: TraceStep[] = [];
  const roles = new Map<string, Role>();
  for (const holder of staticRoles) {
    for (const name of holder.spec.allow.request.search_as_roles) {
      if (roles.has(name)) continue;
      const step = offerStep({ holder, name, staticRoles, lookup, traits });
      trace.push(step);
      const role = lookup(name);
      if (step.effect === 'note' && role) roles.set(name, role);
    }
  }
  const sorted = [...roles].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, role]) => role);
  return { roles: sorted, trace };
}

function offerStep(input: {
  readonly holder: Role;
  readonly name: string;
  readonly staticRoles: readonly Role[];
  readonly lookup: RoleLookup;
  readonly traits: Traits;
}): TraceStep {
  const { holder, name, staticRoles, lookup, traits } = input;
  const denier = staticRoles.find((role) => deniesAsking(role, name, traits));
  if (denier) {
    const { name: by } = denier.metadata;
    return deny('request.denied_role', by, `Role ${by} denies requests for role ${name}`);
  }
  const { name: by } = holder.metadata;
  return lookup(name)
    ? note('request.search_as', by, `Role ${by} lets you ask for what role ${name} gives`)
    : miss('request.role_gone', by, `Role ${by} offers role ${name}, which does not exist`);
}
