import type { TraceStep } from '#shared/model/decision';
import type { Role, RoleLookup } from '#shared/model/role';
import { compilePattern } from './patterns';
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
export function searchRoles(staticRoles: readonly Role[], lookup: RoleLookup): SearchRoles {
  const trace: TraceStep[] = [];
  const roles = new Map<string, Role>();
  for (const holder of staticRoles) {
    for (const name of holder.spec.allow.request.search_as_roles) {
      if (roles.has(name)) continue;
      const step = offerStep(holder, name, staticRoles, lookup);
      trace.push(step);
      const role = lookup(name);
      if (step.effect === 'note' && role) roles.set(name, role);
    }
  }
  const sorted = [...roles].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, role]) => role);
  return { roles: sorted, trace };
}

function offerStep(
  holder: Role,
  name: string,
  staticRoles: readonly Role[],
  lookup: RoleLookup,
): TraceStep {
  const denier = staticRoles.find((role) => deniesRequest(role, name));
  if (denier) {
    const { name: by } = denier.metadata;
    return deny('request.denied_role', by, `Role ${by} denies requests for role ${name}`);
  }
  const { name: by } = holder.metadata;
  return lookup(name)
    ? note('request.search_as', by, `Role ${by} lets you ask for what role ${name} gives`)
    : miss('request.role_gone', by, `Role ${by} offers role ${name}, which does not exist`);
}

function deniesRequest(role: Role, name: string): boolean {
  const { search_as_roles: searchable, roles } = role.spec.deny.request;
  return [...searchable, ...roles].some((text) => {
    const pattern = compilePattern(text);
    // What cannot be read denies: the loader refuses such files, so this is never reached by one.
    return !pattern.ok || pattern.value(name);
  });
}
