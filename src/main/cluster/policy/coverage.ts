import type { Constraint } from '#shared/model/constraint';
import type { Principal, PrincipalType } from '#shared/model/principal';
import { bitsIn, firstBit, hasBit, keepBits } from './bits';
import type { BoundRole } from './bound-role';
import { whyUnfit } from './decide';
import type { Field, Goal, WantedResource } from './derive-roles';
import type { AskInside } from './kubernetes-asking';
import { fieldsOf } from './kinds';
import { givesSomeone } from './reach';
import type { RoleSet } from './role-set';

/** Every principal that a constraint lets one be; none where the roles decide. */
export function principalsIn(constraint: Constraint): readonly Principal[] {
  switch (constraint.type) {
    case 'by-role':
      return [];
    case 'ssh_logins':
    case 'windows_logins':
      return constraint.logins.map((login) => ({ login }));
    case 'aws_role_arns':
      return constraint.arns.map((arn) => ({ aws_role_arn: arn }));
    case 'kubernetes':
      return [
        ...constraint.groups.map((group) => ({ kubernetes_group: group })),
        ...constraint.users.map((user) => ({ kubernetes_user: user })),
      ];
    case 'database': {
      const { users, names, roles } = constraint;
      const named = eachWith([{}], 'db_user', users);
      return eachWith(eachWith(named, 'db_name', names), 'db_role', roles);
    }
  }
}

/** Every principal with each of the values; as it is where there are none. */
function eachWith(
  principals: readonly Principal[],
  type: PrincipalType,
  values: readonly string[],
): readonly Principal[] {
  if (values.length === 0) return principals;
  return principals.flatMap((each) => values.map((value) => ({ ...each, [type]: value })));
}

/** What roles have to cover of a wanted resource: each principal of its constraint, or anybody. */
export function goalsOf({ resource, constraint }: WantedResource): readonly Goal[] {
  if (constraint.type === 'by-role') return [{ resource, principal: null }];
  return principalsIn(constraint).map((principal) => ({ resource, principal }));
}

/** By position: whether a role denies a wanted resource, or a principal that is asked for on it. */
export function deniesWanted(
  candidates: RoleSet,
  wanted: readonly WantedResource[],
): readonly boolean[] {
  const denied = candidates.roles.map(() => false);
  for (const { resource, constraint } of wanted) {
    const principals = principalsIn(constraint);
    for (const principal of principals.length > 0 ? principals : [{}])
      for (const at of bitsIn(candidates.against(resource, principal))) denied[at] = true;
  }
  return denied;
}

/** The usable candidates that cover a goal, as a set of their positions. */
export function coverageOf(goal: Goal, field: Field, mayAsk: AskInside): bigint {
  return covering(goal, field)
    .filter((at) => field.usable[at] && mayAsk(at, goal.resource))
    .reduce((mask, at) => mask | (1n << BigInt(at)), 0n);
}

/** The candidates that would cover a goal, also those that cannot take part. */
export function covering({ resource, principal }: Goal, { candidates, own }: Field): number[] {
  const bits = candidates.allowing(resource);
  if (firstBit(own.against(resource, principal ?? {})) !== -1) return [];
  if (principal !== null && whyUnfit(resource, principal) !== null) return [];
  if (principal === null)
    return bitsIn(bits).filter((at) => {
      const role = candidates.roles[at];
      return role !== undefined && givesSomeone(role, [role, ...own.roles], resource);
    });
  keepBits(bits, candidates.giving(resource.kind, principal));
  const denying = candidates.against(resource, principal);
  return bitsIn(bits).filter((at) => !hasBit(denying, at));
}

/** How many principals a role gives on what is wanted. */
export function principalsGiven(
  role: BoundRole | undefined,
  wanted: readonly WantedResource[],
): number {
  if (!role) return 0;
  const kinds = new Map<string, number>();
  return wanted.reduce((sum, { resource: { kind } }) => {
    const known = kinds.get(kind);
    const count = known ?? countGiven(role, kind);
    kinds.set(kind, count);
    return sum + count;
  }, 0);
}

function countGiven(role: BoundRole, kind: WantedResource['resource']['kind']): number {
  const { given } = role.kind(kind);
  return fieldsOf[kind].principals.reduce((sum, [type]) => {
    const values = given.get(type);
    // Any value is more than every list of them.
    return sum + (values?.values.size ?? 0) + (values?.any === true ? 1_000 : 0);
  }, 0);
}

/** One role's denied principal can take away the only one that another gives where anybody would do. */
export function holdsTogether(
  cover: readonly number[],
  { candidates, own, input }: Field,
): boolean {
  const chosen = cover.flatMap((at) => candidates.roles[at] ?? []);
  const denying = [...chosen, ...own.roles];
  return input.wanted.every(({ resource, constraint }) => {
    if (constraint.type !== 'by-role') return true;
    const allowing = candidates.allowing(resource);
    return cover.some((at) => {
      const role = candidates.roles[at];
      return role !== undefined && hasBit(allowing, at) && givesSomeone(role, denying, resource);
    });
  });
}
