import type { Constraint } from '#shared/model/constraint';
import type { Principal, PrincipalType } from '#shared/model/principal';
import type { Resource } from '#shared/model/resource';
import type { Bearer, Role } from '#shared/model/role';
import { gives, isAllowed, needed, typesOf } from './decide';
import { kinds, targetOf } from './kubernetes';
import { fits } from './text';

export interface Asked {
  readonly candidates: readonly Role[];
  readonly staticRoles: readonly Role[];
  readonly bearer: Bearer;
  readonly wanted: readonly { readonly resource: Resource; readonly constraint: Constraint }[];
}

/** The names of the best of all sets of candidates that give what is wanted, tried one after the other; or `null`. */
export function bestSet(asked: Asked): readonly string[] | null {
  const sorted = asked.candidates.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const sets = sorted
    .reduce<Role[][]>((sets, role) => [...sets, ...sets.map((set) => [...set, role])], [[]])
    .filter((set) => set.length > 0 && givesAll(set, asked));
  const [best] = sets.toSorted(
    (a, b) =>
      a.length - b.length ||
      total(a, asked) - total(b, asked) ||
      (namesOf(a).join(' ') < namesOf(b).join(' ') ? -1 : 1),
  );
  return best ? namesOf(best) : null;
}

function nameOf(role: Role): string {
  return role.metadata.name;
}

function namesOf(roles: readonly Role[]): string[] {
  return roles.map(nameOf);
}

/** How many principals roles give on all that is wanted; any value counts for more than all others. */
function total(set: readonly Role[], { wanted, bearer }: Asked): number {
  const counts = set.flatMap((role) =>
    wanted.flatMap(({ resource: { kind } }) =>
      typesOf(kind).map((type) => {
        const { any, values } = gives(role, kind, type, bearer);
        return values.length + (any ? 1_000 : 0);
      }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function givesAll(set: readonly Role[], asked: Asked): boolean {
  const { staticRoles, bearer, wanted } = asked;
  return wanted.every(({ resource, constraint }) => {
    const able = set.filter((role) => mayAsk(staticRoles, role, resource));
    const someone = (principal: Principal) =>
      able.some((role) =>
        isAllowed({
          roles: [role],
          denyRoles: [...set, ...staticRoles],
          bearer,
          resource,
          principal,
        }),
      );
    return constraint.type === 'by-role'
      ? able.some((role) => anybodies(role, resource, bearer).some(someone))
      : combinations(constraint).every((principal) => someone(principal));
  });
}

/** Every principal that a role might be used as, with what is needed alone. */
function anybodies(role: Role, resource: Resource, bearer: Bearer): Principal[] {
  return needed(resource).reduce<Principal[]>(
    (made, type) => {
      const { any, values } = gives(role, resource.kind, type, bearer);
      const all = any ? [...values, 'anything-else'] : values;
      return made.flatMap((each) => all.map((value) => ({ ...each, [type]: value })));
    },
    [{}],
  );
}

/** Every principal that a constraint lists, with all that is used at once. */
export function combinations(constraint: Constraint): Principal[] {
  switch (constraint.type) {
    case 'by-role':
      return [];
    case 'ssh_logins':
    case 'windows_logins':
      return each('login', constraint.logins);
    case 'aws_role_arns':
      return each('aws_role_arn', constraint.arns);
    case 'kubernetes':
      return [
        ...each('kubernetes_group', constraint.groups),
        ...each('kubernetes_user', constraint.users),
      ];
    case 'database':
      return each('db_user', constraint.users)
        .flatMap((user) => andEach(user, 'db_name', constraint.names))
        .flatMap((user) => andEach(user, 'db_role', constraint.roles));
  }
}

function each(type: PrincipalType, values: readonly string[]): Principal[] {
  return values.map((value) => ({ [type]: value }));
}

function andEach(base: Principal, type: PrincipalType, values: readonly string[]): Principal[] {
  return values.length === 0 ? [base] : values.map((value) => ({ ...base, [type]: value }));
}

/** Whether somebody's own roles let them ask for a resource through a candidate: only Kubernetes has limits. */
function mayAsk(staticRoles: readonly Role[], candidate: Role, resource: Resource): boolean {
  const denied = staticRoles.map(({ version, spec }) => ({
    version,
    named: spec.deny.request.kubernetes_resources,
  }));
  const limits = staticRoles
    .filter(({ spec }) => spec.allow.request.search_as_roles.includes(nameOf(candidate)))
    .map(({ version, spec }) => ({ version, named: spec.allow.request.kubernetes_resources }));
  const free = limits.some(({ named }) => named === null);
  if (resource.kind === 'kube_cluster') return free && denied.every(({ named }) => named === null);
  if (resource.kind !== 'kube_resource') return true;
  const target = targetOf(resource.id);
  const isNamed = ({ version, named }: (typeof limits)[number], effect: 'allow' | 'deny') =>
    (named ?? []).some(({ kind, api_group: group }) => {
      if (version === 'v8') {
        const unreadable = group === null || kinds.some(({ older }) => older === kind);
        if (unreadable) return effect === 'deny';
        return (kind === '*' || kind === target.resource) && fits(group, target.group);
      }
      const known = kinds.find(({ older }) => older === kind);
      if (group !== null || (kind !== '*' && !known)) return effect === 'deny';
      if (kind === '*') return true;
      return (
        known?.plural === target.resource && (effect === 'deny' || known.group === target.group)
      );
    });
  if (denied.some((each) => isNamed(each, 'deny'))) return false;
  return free || limits.some((each) => isNamed(each, 'allow'));
}
