import type { Principal, PrincipalType } from '#shared/model/principal';
import type { Resource, ResourceKind } from '#shared/model/resource';
import type { Bearer, Role } from '#shared/model/role';
import { kubernetesFits, targetOf } from './kubernetes';
import { speaksOf, type Effect } from './labels';
import { filledIn, fits, workable } from './text';

type LabelField = 'node' | 'windows_desktop' | 'db' | 'app' | 'kubernetes';
type Conditions = Role['spec']['allow'] | Role['spec']['deny'];

interface KindRules {
  readonly labels: LabelField;
  /** Where a role names the principals of each type that the kind has. */
  readonly named: Readonly<Partial<Record<PrincipalType, (side: Conditions) => readonly string[]>>>;
}

const inKubernetes: KindRules = {
  labels: 'kubernetes',
  named: {
    kubernetes_group: (side) => side.kubernetes_groups,
    kubernetes_user: (side) => side.kubernetes_users,
  },
};

const rulesOf: Readonly<Record<ResourceKind, KindRules>> = {
  node: { labels: 'node', named: { login: (side) => side.logins } },
  windows_desktop: {
    labels: 'windows_desktop',
    named: { login: (side) => side.windows_desktop_logins },
  },
  db: {
    labels: 'db',
    named: {
      db_user: (side) => side.db_users,
      db_name: (side) => side.db_names,
      db_role: (side) => side.db_roles,
    },
  },
  app: { labels: 'app', named: { aws_role_arn: (side) => side.aws_role_arns } },
  kube_cluster: inKubernetes,
  kube_resource: inKubernetes,
};

/** What has to be named to use a resource. */
export function needed({ kind, protocol }: Resource): PrincipalType[] {
  if (kind === 'node' || kind === 'windows_desktop') return ['login'];
  if (kind === 'db') return protocol === 'mysql' ? ['db_user'] : ['db_user', 'db_name'];
  return protocol === 'aws-console' ? ['aws_role_arn'] : [];
}

export function typesOf(kind: ResourceKind): PrincipalType[] {
  return Object.keys(rulesOf[kind].named) as PrincipalType[];
}

/** As what a resource can be used at all: an app only as an AWS role, and MySQL without a database in it. */
export function typesFor({ kind, protocol }: Resource): PrincipalType[] {
  return typesOf(kind).filter((type) => {
    if (type === 'aws_role_arn') return protocol === 'aws-console';
    return type !== 'db_name' || protocol !== 'mysql';
  });
}

function written(role: Role, effect: Effect, kind: ResourceKind, type: PrincipalType) {
  return rulesOf[kind].named[type]?.(role.spec[effect]) ?? [];
}

/** The values of a type that a role gives; `*` for any value of a database. */
export function gives(role: Role, kind: ResourceKind, type: PrincipalType, bearer: Bearer) {
  const values = written(role, 'allow', kind, type).flatMap((text) =>
    workable(() => filledIn(text, bearer.traits), []),
  );
  const plain = kind === 'node' ? /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}$/ : /^[^,*\s]{1,256}$/;
  const any = type.startsWith('db_') && values.includes('*');
  return { any, values: [...new Set(values.filter((value) => plain.test(value)))] };
}

/** Whether a role denies a value of a type, wherever it is used. */
export function denies(
  role: Role,
  kind: ResourceKind,
  [type, value]: readonly [PrincipalType, string],
  { traits }: Bearer,
): boolean {
  return written(role, 'deny', kind, type).some((text) =>
    workable(() => filledIn(text, traits), ['*']).some((each) => fits(each, value)),
  );
}

/** Whether one side of a role means a resource, whoever uses it. */
export function means(
  role: Role,
  effect: Effect,
  resource: Resource,
  { bearer, verb }: { readonly bearer: Bearer; readonly verb?: string | undefined },
): boolean {
  const { labels } = resource;
  const side = role.spec[effect];
  const field = rulesOf[resource.kind].labels;
  const selector = side[`${field}_labels`];
  const expression = side[`${field}_labels_expression`];
  const byLabels = speaksOf(effect, { selector, expression, labels, bearer });
  if (resource.kind !== 'kube_resource') return byLabels;
  const inside = kubernetesFits(role, effect, targetOf(resource.id), verb);
  return effect === 'allow' ? byLabels && inside : byLabels || inside;
}

export interface Question {
  readonly roles: readonly Role[];
  /** Of these the deny rules alone count. */
  readonly denyRoles: readonly Role[];
  readonly bearer: Bearer;
  readonly resource: Resource;
  readonly verb?: string | undefined;
}

/** One single role must allow the resource and the whole principal, and none may deny anything of it. */
export function isAllowed(question: Question & { readonly principal: Principal }): boolean {
  const { roles, denyRoles, bearer, resource, principal } = question;
  const { kind } = resource;
  const entries = Object.entries(principal) as [PrincipalType, string][];
  if (entries.some(([type]) => !typesFor(resource).includes(type))) return false;
  if (needed(resource).some((type) => principal[type] === undefined)) return false;
  const denied = [...roles, ...denyRoles].some(
    (role) =>
      means(role, 'deny', resource, question) ||
      entries.some((entry) => denies(role, kind, entry, bearer)),
  );
  return !denied && roles.some((role) => allowsAs(role, resource, entries, question));
}

function allowsAs(
  role: Role,
  resource: Resource,
  entries: readonly [PrincipalType, string][],
  question: Question,
): boolean {
  const given = entries.every(([type, value]) => {
    const { any, values } = gives(role, resource.kind, type, question.bearer);
    return any || values.includes(value);
  });
  return given && means(role, 'allow', resource, question);
}
