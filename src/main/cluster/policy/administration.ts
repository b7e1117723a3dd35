import { configKinds } from '#shared/model/config-kinds';
import type { Decision } from '#shared/model/decision';
import type { AdminRule, Role } from '#shared/model/role';
import { allow, deny, miss, permit, refuse } from './trace';

/** The cluster's own things that `rules` speak of; `event` is the audit log. */
export const adminResources = [
  ...configKinds,
  'event',
  /** Recordings. */
  'session',
  /** Sessions that run now; `delete` ends them. */
  'ssh_session',
  'access_request',
  'token',
  'lock',
  // Teleport keeps such settings there; here it is how the cluster gives access.
  'cluster_auth_preference',
  // The keys that the cluster signs with.
  'cert_authority',
] as const;
export type AdminResource = (typeof adminResources)[number];
export const adminVerbs = ['list', 'read', 'create', 'update', 'delete'] as const;
export type AdminVerb = (typeof adminVerbs)[number];

/** Whether static roles let somebody do something to the cluster's own things. A deny rule of any role wins. */
export function mayAdminister(
  roles: readonly Role[],
  resource: AdminResource,
  verb: AdminVerb,
): Decision {
  const denier = roles.find((role) => matches(role.spec.deny.rules, resource, verb));
  if (denier) {
    const by = denier.metadata.name;
    return refuse([deny('rule.deny', by, `Role ${by} denies ${what(resource, verb)}`)]);
  }
  const giver = roles.find((role) => matches(role.spec.allow.rules, resource, verb));
  if (giver) {
    const by = giver.metadata.name;
    return permit([allow('rule.allow', by, `Role ${by} allows ${what(resource, verb)}`)]);
  }
  return refuse([miss('rule.none', null, `None of your roles allows ${what(resource, verb)}`)]);
}

function what(resource: AdminResource, verb: AdminVerb): string {
  return `"${verb}" on ${thingsOf(resource)}`;
}

/** Several of the cluster's own things, in words. */
export function thingsOf(resource: AdminResource): string {
  return plurals[resource] ?? `${resource.replace('_', ' ')}s`;
}

const plurals: Readonly<Partial<Record<AdminResource, string>>> = {
  event: 'the audit log',
  session: 'recordings',
  ssh_session: 'live sessions',
  access_monitoring_rule: 'review rules',
  cluster_auth_preference: "the cluster's settings",
  cert_authority: "the cluster's authorities",
  db: 'databases',
  kube_cluster: 'Kubernetes clusters',
  windows_desktop: 'Windows desktops',
};

/** Who may change roles may give anybody anything: rules that approve are no more than that. */
const alsoBy: Readonly<Partial<Record<AdminResource, AdminResource>>> = {
  access_monitoring_rule: 'role',
};

function matches(rules: readonly AdminRule[], resource: AdminResource, verb: string): boolean {
  const names = [resource, alsoBy[resource], '*'];
  return rules.some(
    (rule) =>
      rule.resources.some((each) => names.some((name) => name === each)) &&
      (rule.verbs.includes(verb) || rule.verbs.includes('*')),
  );
}
