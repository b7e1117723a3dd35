import type { Constraint } from '#shared/model/constraint';
import { principalTypes, type Choices, type PrincipalType } from '#shared/model/principal';
import { inWords } from './words';

interface TypeWords {
  /** Several of them, as a heading: `Database users`. */
  readonly many: string;
  /** One of them: `database user`. */
  readonly one: string;
}

export const principalNames: Readonly<Record<PrincipalType, TypeWords>> = {
  login: { many: 'Logins', one: 'login' },
  db_user: { many: 'Database users', one: 'database user' },
  db_name: { many: 'Databases', one: 'database' },
  db_role: { many: 'Database roles', one: 'database role' },
  kubernetes_group: { many: 'Kubernetes groups', one: 'Kubernetes group' },
  kubernetes_user: { many: 'Kubernetes users', one: 'Kubernetes user' },
  aws_role_arn: { many: 'AWS roles', one: 'AWS role' },
};

/** The name of an AWS role, which is the last part of its ARN: `arn:aws:iam::1234:role/ReadOnly` is `ReadOnly`. */
export function arnName(arn: string): string {
  return arn.split(/[:/]/).findLast((part) => part !== '') ?? arn;
}

/** A principal's value as people tell them apart. */
export function principalText(type: PrincipalType, value: string): string {
  return type === 'aws_role_arn' ? arnName(value) : value;
}

function several(one: string, values: readonly string[]): string {
  return `${one}${values.length === 1 ? '' : 's'} ${inWords(values)}`;
}

/** What a constraint lets one become, in words: `as alice and deploy`, `as viewer in orders`. */
export function constraintText(constraint: Constraint): string {
  switch (constraint.type) {
    case 'by-role':
      return 'as the role allows';
    case 'ssh_logins':
    case 'windows_logins':
      return `as ${inWords(constraint.logins)}`;
    case 'database': {
      const { users, names, roles } = constraint;
      const where = names.length > 0 ? ` in ${inWords(names)}` : '';
      const extra = roles.length > 0 ? `, with the ${several('role', roles)}` : '';
      return `as ${inWords(users)}${where}${extra}`;
    }
    case 'kubernetes': {
      const { groups, users } = constraint;
      const parts = [
        users.length > 0 ? `as ${inWords(users)}` : '',
        groups.length > 0 ? `in the ${several('group', groups)}` : '',
      ];
      return parts.filter((part) => part !== '').join(', ');
    }
    case 'aws_role_arns':
      return `as ${inWords(constraint.arns.map(arnName))}`;
  }
}

/** The principals that may be chosen, in words: `alice and deploy`, `viewer, any database`; empty for none. */
export function choicesText(choices: Choices): string {
  const values = principalTypes.flatMap((type) =>
    (choices[type] ?? []).map((value) =>
      value === '*' ? `any ${principalNames[type].one}` : principalText(type, value),
    ),
  );
  return inWords(values);
}
