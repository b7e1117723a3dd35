import type { Decision } from '#shared/model/decision';
import type { Principal } from '#shared/model/principal';
import type { Resource } from '#shared/model/resource';
import { requiredTypes, usableTypes } from '#shared/model/required-types';
import type { Bearer, Role } from '#shared/model/role';
import { firstBit, keepBits, bitsIn } from './bits';
import { bindRoles } from './bound-role';
import { allowStep, denySteps, nearestMisses, withArticle } from './decide-words';
import { typeWords } from './kinds';
import { RoleSet } from './role-set';
import { listWords, miss, refuse } from './trace';

export interface DecideInput {
  /** The roles that may allow; their deny rules count too. */
  readonly roles: readonly Role[];
  /** Roles whose deny rules count while what they allow does not. */
  readonly denyRoles?: readonly Role[];
  readonly bearer: Bearer;
  readonly resource: Resource;
  readonly principal: Principal;
  /** What is done to a resource inside a Kubernetes cluster, such as `get`; left out: anything. */
  readonly verb?: string | undefined;
}

/**
 * Whether these roles let a user use a resource as a principal. Nothing is allowed unless one single role allows
 * both the resource and every value of the principal; a deny rule of any role wins: what it selects is blocked, and
 * a denied principal is blocked everywhere.
 */
export function decide(input: DecideInput): Decision {
  return prepareDecisions(input).decide(input.resource, input.principal, input.verb);
}

export interface Decider {
  decide(resource: Resource, principal: Principal, verb?: string): Decision;
}

/** {@link decide} for many questions about the same roles of one user. */
export function prepareDecisions(
  input: Pick<DecideInput, 'roles' | 'denyRoles' | 'bearer'>,
): Decider {
  const { roles, denyRoles = [], bearer } = input;
  const allowing = new RoleSet(bindRoles(roles, bearer));
  const others = denyRoles.filter((role) => !roles.includes(role));
  const denying =
    others.length === 0 ? allowing : new RoleSet(bindRoles([...roles, ...others], bearer));
  return {
    decide: (resource, principal, verb) =>
      decideBound({ roles: allowing, denying, resource, principal, verb }),
  };
}

/** {@link decide} for roles that are filled in already; `denying` holds `roles` as well. */
export function decideBound(input: {
  readonly roles: RoleSet;
  readonly denying: RoleSet;
  readonly resource: Resource;
  readonly principal: Principal;
  readonly verb?: string | undefined;
}): Decision {
  const { roles, denying, resource, principal, verb } = input;
  const unfit = whyUnfit(resource, principal);
  if (unfit !== null) return refuse([miss('principal.unfit', null, unfit)]);
  const against = bitsIn(denying.against(resource, principal, verb));
  if (against.length > 0)
    return refuse(
      against.flatMap((at) => denySteps(denying.roles[at], { resource, principal, verb })),
    );
  const given = roles.giving(resource.kind, principal);
  const where = roles.allowing(resource, verb);
  const both = where.slice();
  keepBits(both, given);
  const first = roles.roles[firstBit(both)];
  if (first) {
    const step = allowStep(first, resource, principal);
    return { allowed: true, reason: step.text, trace: [step] };
  }
  if (roles.roles.length === 0) return refuse([miss('role.none', null, 'No role applies')]);
  return nearestMisses(roles, { resource, principal, where, given });
}

/** Why a principal is none that a resource can be used as, in words; `null` when it is one. */
export function whyUnfit(resource: Resource, principal: Principal): string | null {
  const types = usableTypes(resource);
  const required = requiredTypes(resource);
  if (required.some((type) => principal[type] === undefined))
    return `Say as whom: ${resource.name} is used with ${listWords(required.map((type) => withArticle(typeWords[type])))}`;
  for (const type in principal)
    if (!types.some((each) => each === type))
      return `${resource.name} has no ${wordsOf(type)} to choose`;
  return null;
}

function wordsOf(type: string): string {
  return Object.entries(typeWords).find(([each]) => each === type)?.[1] ?? type;
}
