import type { Constraint } from './constraint-schema';
import {
  principalEntries,
  principalPattern,
  type Choices,
  type Principal,
  type PrincipalType,
} from './principal';
import type { ResourceKind } from './resource-kind';

export type { Constraint, RequestedResource } from './constraint-schema';

/** Which constraint each kind of resource takes, besides `by-role`. */
export const constraintTypeOf: Readonly<
  Record<ResourceKind, Exclude<Constraint['type'], 'by-role'>>
> = {
  node: 'ssh_logins',
  windows_desktop: 'windows_logins',
  db: 'database',
  app: 'aws_role_arns',
  kube_cluster: 'kubernetes',
  kube_resource: 'kubernetes',
};

/** The principals that a constraint names, by type; `null` where it leaves the choice to the roles. */
export function constrainedTo(constraint: Constraint): Choices | null {
  switch (constraint.type) {
    case 'by-role':
      return null;
    case 'ssh_logins':
    case 'windows_logins':
      return { login: constraint.logins };
    case 'database':
      return { db_user: constraint.users, db_name: constraint.names, db_role: constraint.roles };
    case 'kubernetes':
      return { kubernetes_group: constraint.groups, kubernetes_user: constraint.users };
    case 'aws_role_arns':
      return { aws_role_arn: constraint.arns };
  }
}

/** Makes the constraint of a kind from chosen principals, or `null` while what it needs is not chosen. */
export function constraintFrom(kind: ResourceKind, chosen: Choices): Constraint | null {
  // What stands for any value is no value: one has to be typed.
  if (
    !Object.values(chosen)
      .flat()
      .every((value) => principalPattern.test(value))
  )
    return null;
  const of = (type: PrincipalType) => [...(chosen[type] ?? [])];
  const some = <T extends Constraint>(values: readonly string[], made: T) =>
    values.length > 0 ? made : null;
  const type = constraintTypeOf[kind];
  switch (type) {
    case 'database': {
      const [users, names, roles] = [of('db_user'), of('db_name'), of('db_role')];
      return some(users, { type, users, names, roles });
    }
    case 'kubernetes': {
      const [groups, users] = [of('kubernetes_group'), of('kubernetes_user')];
      return some([...groups, ...users], { type, groups, users });
    }
    case 'aws_role_arns':
      return some(of('aws_role_arn'), { type, arns: of('aws_role_arn') });
    default:
      return some(of('login'), { type, logins: of('login') });
  }
}

/** Whether a constraint lets a principal through, value by value; it can only take away from what roles give. */
export function admits(constraint: Constraint, principal: Principal): boolean {
  const values = constrainedTo(constraint);
  if (values === null) return true;
  const entries = principalEntries(principal);
  return entries.length > 0 && entries.every(([type, value]) => values[type]?.includes(value));
}
