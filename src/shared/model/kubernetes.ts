import { isPattern } from '../lib/pattern-text';

/**
 * A resource inside a Kubernetes cluster, or several: `namespace` and `name` may be globs (`nginx-*`) or regular
 * expressions (`^nginx-[a-z]+$`); `resource` (the plural: `pods`) and `group` (empty for the core group) are literal.
 *
 * One target is special: `resource`, `group` and `name` all `*` stand for everything in a namespace and the
 * namespace itself, see {@link wholeNamespace}.
 */
export type KubernetesTarget =
  | {
      readonly scope: 'namespaced';
      readonly resource: string;
      readonly group: string;
      readonly namespace: string;
      readonly name: string;
    }
  | {
      readonly scope: 'cluster';
      readonly resource: string;
      readonly group: string;
      readonly namespace: null;
      readonly name: string;
    };

/** The target for everything in a namespace (a name or a pattern) and for the namespace itself. */
export function wholeNamespace(namespace: string): KubernetesTarget {
  return { scope: 'namespaced', resource: '*', group: '*', namespace, name: '*' };
}

export function isWholeNamespace(target: KubernetesTarget): boolean {
  return target.scope === 'namespaced' && target.resource === '*';
}

/** Whether a target is one resource, with nothing in it that stands for more than itself. */
export function isConcrete(target: KubernetesTarget): boolean {
  return ![target.resource, target.group, target.namespace ?? '', target.name].some(isPattern);
}
