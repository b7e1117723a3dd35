import type { PrincipalType } from '#shared/model/principal';
import type { ResourceKind } from '#shared/model/resource';

/** The fields of a role that speak of resources' labels. */
export const labelFields = [
  'node_labels',
  'windows_desktop_labels',
  'db_labels',
  'app_labels',
  'kubernetes_labels',
] as const;
export type LabelField = (typeof labelFields)[number];

/** The fields of a role that name principals. */
export const principalFields = [
  'logins',
  'windows_desktop_logins',
  'db_users',
  'db_names',
  'db_roles',
  'aws_role_arns',
  'kubernetes_groups',
  'kubernetes_users',
] as const;
export type PrincipalField = (typeof principalFields)[number];

interface KindFields {
  readonly labels: LabelField;
  readonly principals: readonly (readonly [PrincipalType, PrincipalField])[];
  /** What people call several of the kind. */
  readonly plural: string;
}

const kubernetes = [
  ['kubernetes_group', 'kubernetes_groups'],
  ['kubernetes_user', 'kubernetes_users'],
] as const;

/** Which fields of a role say something about a kind of resource. */
export const fieldsOf: Readonly<Record<ResourceKind, KindFields>> = {
  node: { labels: 'node_labels', principals: [['login', 'logins']], plural: 'machines' },
  windows_desktop: {
    labels: 'windows_desktop_labels',
    principals: [['login', 'windows_desktop_logins']],
    plural: 'Windows desktops',
  },
  db: {
    labels: 'db_labels',
    principals: [
      ['db_user', 'db_users'],
      ['db_name', 'db_names'],
      ['db_role', 'db_roles'],
    ],
    plural: 'databases',
  },
  app: { labels: 'app_labels', principals: [['aws_role_arn', 'aws_role_arns']], plural: 'apps' },
  kube_cluster: {
    labels: 'kubernetes_labels',
    principals: kubernetes,
    plural: 'Kubernetes clusters',
  },
  kube_resource: {
    labels: 'kubernetes_labels',
    principals: kubernetes,
    plural: 'Kubernetes clusters',
  },
};

/** The principals of which a role may give any value at once, by `*`. */
const anyByStar: ReadonlySet<PrincipalType> = new Set(['db_user', 'db_name', 'db_role']);

/** Whether `*` stands for any value where a role gives principals of a type. */
export function starGivesAny(type: PrincipalType): boolean {
  return anyByStar.has(type);
}

/** One of a type in words: `the login`, `the database user`. */
export const typeWords: Readonly<Record<PrincipalType, string>> = {
  login: 'login',
  db_user: 'database user',
  db_name: 'database',
  db_role: 'database role',
  kubernetes_group: 'Kubernetes group',
  kubernetes_user: 'Kubernetes user',
  aws_role_arn: 'AWS role',
};
