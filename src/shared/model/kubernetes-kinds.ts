/** Whether resources of a kind live in a namespace, or belong to the whole Kubernetes cluster. */
export type KubernetesScope = 'namespaced' | 'cluster';

/** A kind of Kubernetes resource whose place is known beforehand. */
export interface KubernetesKind {
  /** What role versions before v8 and older resource ids call it: `pod`, `kube_role`. */
  readonly older: string;
  /** The plural under which Kubernetes serves it: `pods`. */
  readonly resource: string;
  /** The API group; empty for the core group. */
  readonly group: string;
  readonly scope: KubernetesScope;
}

const rbac = 'rbac.authorization.k8s.io';

function kind(
  older: string,
  resource: string,
  group = '',
  scope: KubernetesScope = 'namespaced',
): KubernetesKind {
  return { older, resource, group, scope };
}

/** Every kind that has an older name. Any other plural and group is a custom resource. */
export const kubernetesKinds: readonly KubernetesKind[] = [
  kind('pod', 'pods'),
  kind('secret', 'secrets'),
  kind('configmap', 'configmaps'),
  kind('namespace', 'namespaces', '', 'cluster'),
  kind('service', 'services'),
  kind('serviceaccount', 'serviceaccounts'),
  kind('kube_node', 'nodes', '', 'cluster'),
  kind('persistentvolume', 'persistentvolumes', '', 'cluster'),
  kind('persistentvolumeclaim', 'persistentvolumeclaims'),
  kind('deployment', 'deployments', 'apps'),
  kind('replicaset', 'replicasets', 'apps'),
  kind('statefulset', 'statefulsets', 'apps'),
  kind('daemonset', 'daemonsets', 'apps'),
  kind('clusterrole', 'clusterroles', rbac, 'cluster'),
  kind('kube_role', 'roles', rbac),
  kind('clusterrolebinding', 'clusterrolebindings', rbac, 'cluster'),
  kind('rolebinding', 'rolebindings', rbac),
  kind('cronjob', 'cronjobs', 'batch'),
  kind('job', 'jobs', 'batch'),
  kind('certificatesigningrequest', 'certificatesigningrequests', 'certificates.k8s.io', 'cluster'),
  kind('ingress', 'ingresses', 'networking.k8s.io'),
];

const byOlder = new Map(kubernetesKinds.map((each) => [each.older, each]));
const byResource = new Map(kubernetesKinds.map((each) => [each.resource, each]));

/** The kind with this older name. */
export function olderKind(name: string): KubernetesKind | undefined {
  return byOlder.get(name);
}

/** The kind served under this plural, whatever group was named beside it. */
export function kindOfPlural(resource: string): KubernetesKind | undefined {
  return byResource.get(resource);
}

/** The plural as ids and messages write it: `pods`, `deployments.apps`. */
export function pluralWithGroup(resource: string, group: string): string {
  return group === '' ? resource : `${resource}.${group}`;
}

/** What the plural of a Kubernetes kind may be, custom resources included. */
export const pluralPattern = /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
