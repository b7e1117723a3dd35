import type { Labels, Resource } from '#shared/model/resource';
import type { Role, Traits } from '#shared/model/role';
import { bindRoles, isGivenKind, type BoundRole, type GivenKind } from './compiled-role';

export interface ReachInput {
  readonly roles: readonly Role[];
  /** Roles whose deny rules count while what they allow does not. */
  readonly denyRoles?: readonly Role[];
  readonly traits: Traits;
}

/** What a set of roles reaches for one user; made once, asked for many resources. */
export interface Reach {
  /** The logins that `decide` would allow on the resource, sorted. */
  logins(resource: Resource): readonly string[];
  /** Whether at least one login is reachable: such resources are listed. */
  canSee(resource: Resource): boolean;
  /** Whether the labels alone are allowed and not denied: enough to show a resource to a reviewer. */
  canPreview(resource: Resource): boolean;
}

interface Answer {
  readonly logins: readonly string[];
  readonly preview: boolean;
}

/**
 * Prepares roles for being asked about many resources. Answers are remembered by label set (the object itself, as
 * the inventory shares one between resources with equal labels), so that a list of 100,000 stays fast.
 */
export function createReach(input: ReachInput): Reach {
  const roles = bindRoles(input.roles, input.traits);
  const denying = bindRoles(
    [...new Set([...input.roles, ...(input.denyRoles ?? [])])],
    input.traits,
  );
  const known = new Map<GivenKind, WeakMap<Labels, Answer>>();

  function answer(resource: Resource): Answer {
    const { kind, labels } = resource;
    if (!isGivenKind(kind)) return nothing;
    const byLabels = known.get(kind) ?? new WeakMap<Labels, Answer>();
    known.set(kind, byLabels);
    const remembered = byLabels.get(labels);
    if (remembered) return remembered;
    const fresh = reachOf(roles, denying, kind, labels);
    byLabels.set(labels, fresh);
    return fresh;
  }

  return {
    logins: (resource) => answer(resource).logins,
    canSee: (resource) => answer(resource).logins.length > 0,
    canPreview: (resource) => answer(resource).preview,
  };
}

const nothing: Answer = { logins: [], preview: false };

function reachOf(
  roles: readonly BoundRole[],
  denying: readonly BoundRole[],
  kind: GivenKind,
  labels: Labels,
): Answer {
  if (denying.some((role) => role.kinds[kind].denyLabels(labels).matched)) return nothing;
  const allowing = roles.filter((role) => role.kinds[kind].allowLabels(labels).matched);
  const logins = new Set(allowing.flatMap((role) => [...role.kinds[kind].principals]));
  return {
    logins: [...logins]
      .filter((login) => !denying.some((role) => role.kinds[kind].denies(login)))
      .toSorted(),
    preview: allowing.length > 0,
  };
}

/** The logins that roles give on one resource, sorted. For many resources use {@link createReach}. */
export function reachableLogins(input: ReachInput & { readonly resource: Resource }): string[] {
  return [...createReach(input).logins(input.resource)];
}

/** Whether roles give any login on one resource. For many resources use {@link createReach}. */
export function canSee(input: ReachInput & { readonly resource: Resource }): boolean {
  return createReach(input).canSee(input.resource);
}
