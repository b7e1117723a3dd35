import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { Constraint } from '#shared/model/constraint';
import { principalTypes, type Choices, type PrincipalType } from '#shared/model/principal';

/** One of them, within a sentence: `database user`. */
export function principalName(type: PrincipalType): string {
  return t(`ui.principal.${type}.one`);
}

/** Several of them on a resource, as a heading: `Database users on orders`. */
export function principalsOn(type: PrincipalType, resource: string): string {
  return t('ui.principalsOn', { principals: t(`ui.principal.${type}.many`), resource });
}

/** The name of an AWS role, which is the last part of its ARN: `arn:aws:iam::1234:role/ReadOnly` is `ReadOnly`. */
export function arnName(arn: string): string {
  return arn.split(/[:/]/).findLast((part) => part !== '') ?? arn;
}

/** A principal's value as people tell them apart. */
export function principalText(type: PrincipalType, value: string): string {
  return type === 'aws_role_arn' ? arnName(value) : value;
}

type DatabaseConstraint = Extract<Constraint, { type: 'database' }>;

function databaseText(constraint: DatabaseConstraint): string {
  const users = inWords(constraint.users);
  const names = inWords(constraint.names);
  const roles = { count: constraint.roles.length, roles: inWords(constraint.roles) };
  if (roles.count === 0)
    return names === ''
      ? t('ui.constraint.as', { names: users })
      : t('ui.constraint.asIn', { users, names });
  return names === ''
    ? t('ui.constraint.asWithRoles', { users, ...roles })
    : t('ui.constraint.asInWithRoles', { users, names, ...roles });
}

type KubernetesConstraint = Extract<Constraint, { type: 'kubernetes' }>;

function kubernetesText(constraint: KubernetesConstraint): string {
  const users = inWords(constraint.users);
  const groups = { count: constraint.groups.length, groups: inWords(constraint.groups) };
  if (groups.count === 0) return t('ui.constraint.as', { names: users });
  return users === ''
    ? t('ui.constraint.inGroups', groups)
    : t('ui.constraint.asInGroups', { users, ...groups });
}

/** What a constraint lets one become, in words: `as alice and deploy`, `as viewer in orders`. */
export function constraintText(constraint: Constraint): string {
  switch (constraint.type) {
    case 'by-role':
      return t('ui.constraint.byRole');
    case 'ssh_logins':
    case 'windows_logins':
      return t('ui.constraint.as', { names: inWords(constraint.logins) });
    case 'database':
      return databaseText(constraint);
    case 'kubernetes':
      return kubernetesText(constraint);
    case 'aws_role_arns':
      return t('ui.constraint.as', { names: inWords(constraint.arns.map(arnName)) });
  }
}

/** The principals that may be chosen, in words: `alice and deploy`, `viewer, any database`; empty for none. */
export function choicesText(choices: Choices): string {
  const values = principalTypes.flatMap((type) =>
    (choices[type] ?? []).map((value) =>
      value === '*' ? t(`ui.principal.${type}.any`) : principalText(type, value),
    ),
  );
  return inWords(values);
}
