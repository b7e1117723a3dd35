import { formatDuration, parseDuration } from '#shared/lib/duration';
import { pluralWithGroup } from '#shared/model/kubernetes-kinds';
import type { PrincipalType } from '#shared/model/principal';
import type { ResourceKind } from '#shared/model/resource';
import type { Bearer, Role } from '#shared/model/role';
import { BoundRole } from './bound-role';
import { fieldsOf, typeWords } from './kinds';
import type { KubernetesRule } from './kubernetes/rule';
import { kubernetesRulesOf } from './kubernetes/rules';
import { filledIn, selectionWords } from './role-selection-words';
import { listWords } from './trace';

const kinds = ['node', 'windows_desktop', 'db', 'app', 'kube_cluster'] as const;

/**
 * What a role gives somebody, for people who do not read role files: one plain sentence each, such as "Log in to
 * machines with env = prod as alice, root" or "Kubernetes: get, list pods in namespace web". What it denies is said as
 * well, since that comes with it.
 */
export function roleContents(role: Role, bearer: Bearer): string[] {
  const bound = new BoundRole(role, bearer);
  const contents = [
    ...kinds.flatMap((kind) =>
      selectionWords(role, 'allow', kind, bearer).map((which) => givenWords(bound, kind, which)),
    ),
    ...kubernetesWords(role, bearer),
    ...deniedWords(role, bearer),
    ...askingWords(role),
    ...administrationWords(role),
    ...durationWords(role),
  ];
  return contents.length === 0 ? ['Nothing by itself'] : [...new Set(contents)];
}

function givenWords(role: BoundRole, kind: ResourceKind, which: string): string {
  const { given } = role.kind(kind);
  /** Behind a word such as ` as`; empty where the role gives none. */
  const of = (type: PrincipalType, word: string) => {
    const { any = false, values = [] } = given.get(type) ?? {};
    const all = any ? [`any ${typeWords[type]}`] : [...values];
    return all.length === 0 ? '' : `${word} ${all.join(', ')}`;
  };
  switch (kind) {
    case 'node':
    case 'windows_desktop': {
      const as = of('login', ' as');
      return as === '' ? `See ${which}, without any login there` : `Log in to ${which}${as}`;
    }
    case 'db': {
      const as = of('db_user', ' as');
      if (as === '') return `See ${which}, without any database user there`;
      return `Use ${which}${as}${of('db_name', ', in')}${of('db_role', ', with the role')}`;
    }
    case 'app':
      return `Open ${which}${of('aws_role_arn', ', AWS consoles as')}`;
    case 'kube_cluster':
    case 'kube_resource': {
      const as = [of('kubernetes_group', ' as the group'), of('kubernetes_user', ' as the user')];
      return `Use ${which}${as.filter(Boolean).join(' and')}`;
    }
  }
}

function kubernetesWords(role: Role, bearer: Bearer): string[] {
  if (selectionWords(role, 'allow', 'kube_cluster', bearer).length === 0) return [];
  const entries = role.spec.allow.kubernetes_resources;
  const { rules } = kubernetesRulesOf({ version: role.version, effect: 'allow', entries });
  return rulesWords(rules).map((words) => `Kubernetes: ${words}`);
}

function rulesWords(rules: readonly KubernetesRule[]): string[] {
  const isAll = ({ scope, namespace, resource, name, verbs }: KubernetesRule) =>
    [resource, name, ...verbs].every((part) => part === '*') &&
    (scope === 'cluster' || namespace === '*');
  const all = new Set(rules.filter(isAll).map(({ scope }) => scope));
  return all.size === 2 ? ['anything'] : rules.map(ruleWords);
}

function ruleWords({ resource, group, namespace, name, verbs, scope }: KubernetesRule): string {
  const doing = verbs.includes('*') ? 'anything with' : verbs.join(', ');
  const what = resource === '*' ? 'everything' : pluralWithGroup(resource, group);
  const named = name === '*' ? '' : ` named ${name}`;
  const inside = namespace === '*' ? ' in every namespace' : ` in namespace ${namespace}`;
  const outside = resource === '*' ? ' outside namespaces' : '';
  return `${doing} ${what}${named}${scope === 'cluster' ? outside : inside}`;
}

function deniedWords(role: Role, bearer: Bearer): string[] {
  const { deny } = role.spec;
  const resources = kinds.flatMap((kind) => selectionWords(role, 'deny', kind, bearer));
  const principals = kinds.flatMap((kind) =>
    fieldsOf[kind].principals.flatMap(([type, field]) =>
      deny[field]
        .flatMap((value) => filledIn(value, bearer))
        .map((value) => `the ${typeWords[type]} ${value} on ${fieldsOf[kind].plural}`),
    ),
  );
  const entries = deny.kubernetes_resources;
  const { rules } = kubernetesRulesOf({ version: role.version, effect: 'deny', entries });
  return [
    ...[...resources, ...principals].map((what) => `Denies ${what}`),
    ...rulesWords(rules).map((words) => `Denies in Kubernetes: ${words}`),
  ];
}

function askingWords({ spec }: Role): string[] {
  const { request, review_requests: review } = spec.allow;
  const claimed = (rules: readonly { readonly roles: readonly string[] }[]) =>
    rules.flatMap(({ roles }) => roles);
  const named = [...new Set([...request.roles, ...claimed(request.claims_to_roles)])];
  const reviewed = [...new Set([...review.roles, ...claimed(review.claims_to_roles)])];
  const words = (names: readonly string[], text: string) =>
    names.length === 0 ? [] : [`${text} ${listWords(names)}`];
  return [
    ...words(request.search_as_roles, 'Ask for resources of'),
    ...words(named, 'Ask for the roles'),
    ...words(reviewed, 'Review requests for'),
  ];
}

function administrationWords({ spec }: Role): string[] {
  const words = (names: readonly string[], all: string) =>
    names.includes('*') ? all : names.join(', ');
  return spec.allow.rules.map(
    ({ resources, verbs }) =>
      `Administration: ${words(verbs, 'everything')} on ${words(resources, 'everything')}`,
  );
}

function durationWords({ spec }: Role): string[] {
  const limit = spec.options.max_session_ttl;
  const parsed = limit === null ? null : parseDuration(limit);
  return parsed?.ok === true ? [`Lasts ${formatDuration(parsed.value)} at most`] : [];
}
