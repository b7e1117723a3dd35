import type { RequestedResource } from '#shared/model/constraint';
import type { TraceStep } from '#shared/model/decision';
import type { Resource } from '#shared/model/resource';
import type { Bearer, Role } from '#shared/model/role';
import { bitsIn } from './bits';
import { bindRoles, type BoundRole } from './bound-role';
import { principalsIn } from './coverage';
import { decide } from './decide';
import { useOf } from './decide-words';
import { fieldsOf } from './kinds';
import { describeSelector } from './labels';
import { createReach } from './reach';
import { RoleSet } from './role-set';
import { allow, listWords, miss } from './trace';

/**
 * What a request gives on one of its resources, with its roles as they are now: one step for each principal, which
 * names the role and the labels because of which it is given, or what stands against it.
 */
export function explainRequested(input: {
  readonly roles: readonly Role[];
  /** The requester's own, of which the deny rules count. */
  readonly staticRoles: readonly Role[];
  readonly bearer: Bearer;
  readonly resource: Resource;
  readonly constraint: RequestedResource['constraint'];
}): readonly TraceStep[] {
  const { roles, staticRoles, bearer, resource, constraint } = input;
  if (constraint.type === 'by-role') return byRoleSteps(input);
  return principalsIn(constraint).map((principal) => {
    const decision = decide({ roles, denyRoles: staticRoles, bearer, resource, principal });
    const by = decision.trace.find(({ rule }) => rule === 'role.allow')?.role ?? null;
    if (!decision.allowed || by === null) return miss('request.gives_not', null, decision.reason);
    const [bound] = bindRoles(
      roles.filter(({ metadata }) => metadata.name === by),
      bearer,
    );
    const because = bound ? ` because ${labelsOf(bound, resource)}` : '';
    const text = `This request gives ${useOf({ resource, principal })} through role ${by}${because}`;
    return allow('request.gives', by, text);
  });
}

function byRoleSteps(input: Parameters<typeof explainRequested>[0]): readonly TraceStep[] {
  const { roles, staticRoles: denyRoles, bearer, resource } = input;
  const reach = createReach({ roles, denyRoles, bearer });
  const given = Object.values(reach.choices(resource)).flat();
  if (!reach.canSee(resource))
    return [miss('request.gives_not', null, `This request no longer gives ${resource.name}`)];
  const set = new RoleSet(bindRoles(roles, bearer));
  return bitsIn(set.allowing(resource))
    .flatMap((at) => set.roles[at] ?? [])
    .map((role) => {
      const whom = given.length === 0 ? resource.name : `${listWords(given)} on ${resource.name}`;
      const text = `This request gives whatever the role allows, which is ${whom} now, through role ${role.name} because ${labelsOf(role, resource)}`;
      return allow('request.gives', role.name, text);
    });
}

/** The labels of a resource that a role selects it by, in words. */
function labelsOf(role: BoundRole, { kind, labels }: Resource): string {
  const selector = role.allowSelector(kind);
  const expression = role.allowExpression(kind);
  const found = Object.keys(selector).filter((key) => Object.hasOwn(labels, key));
  if (found.length > 0) return listWords(found.map((key) => `label ${key} is ${labels[key]}`));
  if (expression !== '') return `its condition holds: ${expression}`;
  return `it selects ${fieldsOf[kind].plural} with ${describeSelector(selector)}`;
}
