import type { Choices, PrincipalType } from '#shared/model/principal';
import type { Labels, Resource, ResourceKind } from '#shared/model/resource';
import { requiredTypes, usableTypes } from '#shared/model/required-types';
import type { Bearer, Role } from '#shared/model/role';
import { bitsIn, clearBit, firstBit } from './bits';
import { bindRoles, type BoundRole } from './bound-role';
import { isDenied } from './principal-index';
import { RoleSet } from './role-set';

export interface ReachInput {
  readonly roles: readonly Role[];
  /** Roles whose deny rules count while what they allow does not. */
  readonly denyRoles?: readonly Role[];
  readonly bearer: Bearer;
  /**
   * Whether what one of `roles` denies takes nothing from what another allows: so it is with what may be asked for,
   * as a request gets those roles alone that it needs.
   */
  readonly separately?: boolean;
}

/** What all resources that roles cannot tell apart have in common. */
export type Alike = Pick<Resource, 'kind' | 'labels' | 'protocol'>;

/** What a set of roles reaches for one user; made once, asked for many resources. */
export interface Reach {
  /** The principals that some role gives on the resource and none denies, sorted; `*` where any value will do. */
  choices(resource: Resource): Choices;
  /** Whether the resource can be used as at least one principal: such resources are listed. */
  canSee(resource: Resource): boolean;
  /** Whether the labels alone are allowed and not denied: enough to show a resource to a reviewer. */
  canPreview(resource: Resource): boolean;
  /** {@link canSee} and {@link canPreview} for what a search knows: what is inside Kubernetes clusters left out. */
  seesAlike(alike: Alike): boolean;
}

interface Answer {
  readonly choices: Choices;
  readonly usable: boolean;
  readonly preview: boolean;
}

const nothing: Answer = { choices: {}, usable: false, preview: false };

/**
 * Prepares roles for being asked about many resources. Answers are remembered by label set (the object itself, as
 * the inventory shares one between resources with equal labels), so that a list of 100,000 stays fast.
 */
export function createReach(input: ReachInput): Reach {
  const { roles, denyRoles = [], bearer, separately = false } = input;
  const allowing = new RoleSet(bindRoles(roles, bearer));
  const others = denyRoles.filter((role) => !roles.includes(role));
  const all = separately ? denyRoles : [...roles, ...others];
  const same = !separately && others.length === 0;
  const denying = same ? allowing : new RoleSet(bindRoles(all, bearer));
  const sets: Sets = { allowing, denying, separately };
  const known = new Map<string, WeakMap<Labels, Answer>>();

  function answer(resource: Resource): Answer {
    const { kind, labels, protocol } = resource;
    // Of what is inside a Kubernetes cluster more than the labels decides.
    if (kind === 'kube_resource') return reachOf(sets, resource);
    const key = `${kind} ${protocol}`;
    const byLabels = known.get(key) ?? new WeakMap<Labels, Answer>();
    known.set(key, byLabels);
    const remembered = byLabels.get(labels);
    if (remembered) return remembered;
    const fresh = reachOf(sets, resource);
    byLabels.set(labels, fresh);
    return fresh;
  }

  return {
    choices: (resource) => answer(resource).choices,
    canSee: (resource) => answer(resource).usable,
    canPreview: (resource) => answer(resource).preview,
    seesAlike: (alike) => answer({ ...alike, id: '', name: '', description: '' }).usable,
  };
}

interface Sets {
  readonly allowing: RoleSet;
  readonly denying: RoleSet;
  readonly separately: boolean;
}

function reachOf({ allowing, denying, separately }: Sets, resource: Resource): Answer {
  if (firstBit(denying.denying(resource)) !== -1) return nothing;
  const bits = allowing.allowing(resource);
  if (separately) for (const at of bitsIn(allowing.denying(resource))) clearBit(bits, at);
  const roles = bitsIn(bits).flatMap((at) => allowing.roles[at] ?? []);
  if (roles.length === 0) return nothing;
  const { kind } = resource;
  const against = (role: BoundRole) => (separately ? [role, ...denying.roles] : denying.roles);
  const values = (type: PrincipalType) =>
    separately
      ? inOrder(roles.flatMap((role) => valuesOf([role], against(role), kind, type)))
      : valuesOf(roles, denying.roles, kind, type);
  const given = usableTypes(resource).map((type) => [type, values(type)] as const);
  return {
    choices: Object.fromEntries(given.filter(([, some]) => some.length > 0)),
    usable: roles.some((role) => givesSomeone(role, against(role), resource)),
    preview: true,
  };
}

/** Each value once, sorted; `*` in front. */
function inOrder(values: readonly string[]): string[] {
  const named = [...new Set(values)].filter((value) => value !== '*').toSorted();
  return values.includes('*') ? ['*', ...named] : named;
}

/** Whether one role alone gives a value of each type that has to be chosen. */
export function givesSomeone(
  role: BoundRole,
  denying: readonly BoundRole[],
  resource: Resource,
): boolean {
  return requiredTypes(resource).every(
    (type) => valuesOf([role], denying, resource.kind, type).length > 0,
  );
}

function valuesOf(
  roles: readonly BoundRole[],
  denying: readonly BoundRole[],
  kind: ResourceKind,
  type: PrincipalType,
): string[] {
  const given = roles.flatMap((role) => role.kind(kind).given.get(type) ?? []);
  const any = given.some((each) => each.any) ? ['*'] : [];
  const values = [...new Set(given.flatMap((each) => [...each.values]))].toSorted();
  const isFree = (value: string) =>
    !denying.some((role) => {
      const denied = role.kind(kind).denied.get(type);
      return denied !== undefined && isDenied(denied, value);
    });
  return [...any.filter(isFree), ...values.filter(isFree)];
}

/** The principals that roles give on one resource. For many resources use {@link createReach}. */
export function reachableChoices(input: ReachInput & { readonly resource: Resource }): Choices {
  return createReach(input).choices(input.resource);
}

/** Whether roles let one use a resource as anybody. For many resources use {@link createReach}. */
export function canSee(input: ReachInput & { readonly resource: Resource }): boolean {
  return createReach(input).canSee(input.resource);
}

/** Whether a value may be chosen. */
export function isChoice(
  choices: Choices,
  [type, value]: readonly [PrincipalType, string],
): boolean {
  const values = choices[type] ?? [];
  return values.includes(value) || values.includes('*');
}
