import type { ResourceKind } from './resource-kind';

/** What one can become on a resource: the types of principal, named in the singular. */
export const principalTypes = [
  'login',
  'db_user',
  'db_name',
  'db_role',
  'kubernetes_group',
  'kubernetes_user',
  'aws_role_arn',
] as const;
export type PrincipalType = (typeof principalTypes)[number];

/** Which types of principal each kind of resource has, in the order in which people choose them. */
export const principalTypesOf: Readonly<Record<ResourceKind, readonly PrincipalType[]>> = {
  node: ['login'],
  windows_desktop: ['login'],
  db: ['db_user', 'db_name', 'db_role'],
  app: ['aws_role_arn'],
  kube_cluster: ['kubernetes_group', 'kubernetes_user'],
  kube_resource: ['kubernetes_group', 'kubernetes_user'],
};

/**
 * The value of a principal: at most 256 characters, never empty, and without comma, NUL, wildcard or control
 * characters (a comma in a principal once matched wrongly, CVE-2026-35414).
 */
export const principalPattern = /^[^\p{Cc}\u2028\u2029,*]{1,256}$/u;

/** An SSH login as it may stand in a certificate: no white space, slash, colon or `@` either. */
export const loginPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}$/;

/**
 * Whom somebody wants to be on a resource: at most one value of each type, such as `{ login: 'alice' }` or
 * `{ db_user: 'viewer', db_name: 'orders' }`. `{}` is for what is used as nobody in particular, such as a web app.
 */
export type Principal = Readonly<Partial<Record<PrincipalType, string>>>;

/** The values that may be chosen, by type; `*` stands for any value. A type that is absent has none. */
export type Choices = Readonly<Partial<Record<PrincipalType, readonly string[]>>>;

/** A principal's types and values, in the order of {@link principalTypes}. */
export function principalEntries(principal: Principal): (readonly [PrincipalType, string])[] {
  const entries: (readonly [PrincipalType, string])[] = [];
  for (const type of principalTypes) {
    const value = principal[type];
    if (value !== undefined) entries.push([type, value]);
  }
  return entries;
}

/** A principal in words: `alice`, `viewer and orders`; empty for `{}`. */
export function principalWords(principal: Principal): string {
  return principalEntries(principal)
    .map(([, value]) => value)
    .join(' and ');
}
