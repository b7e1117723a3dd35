import type { Bearer, Role, RoleLookup, Traits } from '#shared/model/role';
import { goalsOf } from './coverage';
import { decide } from './decide';
import { useOf } from './decide-words';
import type { WantedResource } from './derive-roles';
import { deniesAsking, mayAskForRole, offers } from './offers';
import { createReach } from './reach';

/** The roles among several that somebody may ask for by name, sorted by name. */
export function askableByName(
  staticRoles: readonly Role[],
  roles: Iterable<Role>,
  traits: Traits,
): readonly Role[] {
  return [...roles]
    .filter(({ metadata }) => mayAskForRole(staticRoles, metadata.name, traits))
    .toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

/**
 * Why somebody may not name a role in a request, as a sentence; `null` when they may. A role that is not there
 * answers as one that they may not ask for.
 *
 * @param withResources whether resources are asked for with it: a role to search as can then be named too
 */
export function whyNotNamed(
  name: string,
  by: {
    readonly staticRoles: readonly Role[];
    readonly traits: Traits;
    readonly lookup: RoleLookup;
    readonly withResources: boolean;
  },
): string | null {
  const { staticRoles, traits, lookup, withResources } = by;
  const offered = staticRoles.some((role) => offers(role, name, traits));
  if (!offered) return noSuchRole(name);
  const denier = staticRoles.find((role) => deniesAsking(role, name, traits));
  if (denier) return `${name}: role ${denier.metadata.name} denies requests for it`;
  if (!lookup(name)) return noSuchRole(name);
  if (withResources || mayAskForRole(staticRoles, name, traits)) return null;
  return `${name}: it cannot be asked for by itself. Name the resources that you need from it`;
}

/** What a caller is told of a role that is not there or that they may not ask for: the same sentence. */
export function noSuchRole(name: string): string {
  return `There is no role ${name} that you may ask for`;
}

/**
 * What roles that were named do not give together, because one denies what another allows: a sentence for each
 * resource or principal.
 */
export function heldBack(input: {
  readonly roles: readonly Role[];
  readonly staticRoles: readonly Role[];
  readonly bearer: Bearer;
  readonly wanted: readonly WantedResource[];
}): string[] {
  const { roles, staticRoles: denyRoles, bearer, wanted } = input;
  const reach = createReach({ roles, denyRoles, bearer });
  return wanted.flatMap(goalsOf).flatMap(({ resource, principal }) => {
    if (principal === null)
      return reach.canSee(resource)
        ? []
        : [`${resource.name}: the roles that you named give nothing there together`];
    const decision = decide({ roles, denyRoles, bearer, resource, principal });
    return decision.allowed ? [] : [`${useOf({ resource, principal })}: ${decision.reason}`];
  });
}
