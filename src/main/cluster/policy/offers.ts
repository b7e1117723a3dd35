import type { Role, Traits } from '#shared/model/role';
import type { ClaimRule } from '#shared/model/role-requests';
import { compileClaims, rolesFromTraits, type CompiledClaim } from './claims';
import { compileMatcher } from './matchers';

/** Whether a role lets its holder ask for another one: for what it gives, or for the role itself. */
export function offers(holder: Role, name: string, traits: Traits): boolean {
  const { search_as_roles: searchable } = holder.spec.allow.request;
  return searchable.includes(name) || offersRole(holder, name, traits);
}

/** Whether a role lets its holder ask for another role by name. */
export function offersRole(holder: Role, name: string, traits: Traits): boolean {
  const { roles, claims_to_roles: claims } = holder.spec.allow.request;
  return matchesAny(roles, name) || givenByClaims(claims, traits, name);
}

/** Whether a role takes from its holder the right to ask for another one. What cannot be read denies. */
export function deniesAsking(holder: Role, name: string, traits: Traits): boolean {
  const { search_as_roles: searchable, roles, claims_to_roles: claims } = holder.spec.deny.request;
  return (
    matchesAny([...searchable, ...roles], name, 'matches') ||
    givenByClaims(claims, traits, name, 'matches')
  );
}

/** Whether a user may ask for a role by its name: one of their roles offers it, and none takes it away. */
export function mayAskForRole(staticRoles: readonly Role[], name: string, traits: Traits): boolean {
  return (
    staticRoles.some((role) => offersRole(role, name, traits)) &&
    !staticRoles.some((role) => deniesAsking(role, name, traits))
  );
}

/** What becomes of a pattern that cannot be read, which no file that was loaded can bring. */
type Unreadable = 'matches' | 'fits nothing';

const compiledClaims = new WeakMap<readonly ClaimRule[], readonly CompiledClaim[] | null>();

function claimsOf(claims: readonly ClaimRule[]): readonly CompiledClaim[] | null {
  const known = compiledClaims.get(claims);
  if (known !== undefined) return known;
  const compiled = compileClaims(claims);
  const ready = compiled.ok ? compiled.value : null;
  compiledClaims.set(claims, ready);
  return ready;
}

/** The names, globs and `^…$` of roles that a user's traits lead to. */
export function claimedRoles(claims: readonly ClaimRule[], traits: Traits): readonly string[] {
  return rolesFromTraits(claimsOf(claims) ?? [], traits);
}

/** Whether a name is one of those that claims lead to. */
export function givenByClaims(
  claims: readonly ClaimRule[],
  traits: Traits,
  name: string,
  unreadable: Unreadable = 'fits nothing',
): boolean {
  if (claims.length === 0) return false;
  if (claimsOf(claims) === null) return unreadable === 'matches';
  return matchesAny(claimedRoles(claims, traits), name, unreadable);
}

/** Whether one of several names, globs, `^…$` and `{{regexp.match(…)}}` fits. */
export function matchesAny(
  patterns: readonly string[],
  name: string,
  unreadable: Unreadable = 'fits nothing',
): boolean {
  return patterns.some((text) => {
    const pattern = compileMatcher(text);
    return pattern.ok ? pattern.value(name) : unreadable === 'matches';
  });
}
