import type { KubernetesScope } from '#shared/model/kubernetes-kinds';

/** What a role says about resources in Kubernetes clusters, in the same words for every version. */
export interface KubernetesRule {
  /** The entry of the list that it comes from; `null` for what a version means where the list is absent. */
  readonly index: number | null;
  readonly scope: KubernetesScope;
  /** A plural, or `*`. */
  readonly resource: string;
  /** A pattern; empty for the core group. */
  readonly group: string;
  /** A pattern; `null` for what is in no namespace. */
  readonly namespace: string | null;
  /** A pattern. */
  readonly name: string;
  /** `*` alone stands for every verb. */
  readonly verbs: readonly string[];
}

/** A rule without where it comes from and what it lets one do. */
export type RulePlace = Omit<KubernetesRule, 'index' | 'verbs'>;

/** Whatever there is in the namespaces of a pattern. */
export function everythingIn(namespace: string): RulePlace {
  return { scope: 'namespaced', resource: '*', group: '*', namespace, name: '*' };
}

/** Whatever there is, in a namespace or not. */
export const everything: readonly RulePlace[] = [
  everythingIn('*'),
  { scope: 'cluster', resource: '*', group: '*', namespace: null, name: '*' },
];
