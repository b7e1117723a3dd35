import type { KubernetesEntry } from '#shared/model/kubernetes-schema';
import type { RoleVersion } from '#shared/model/role';
import { everything, type KubernetesRule } from './rule';
import { kubernetesRulesOf } from './rules';

/** What the allowing side of a role says about Kubernetes. */
export interface KubernetesConditions {
  readonly kubernetes_resources: readonly KubernetesEntry[] | null;
  readonly kubernetes_groups: readonly string[];
  readonly kubernetes_users: readonly string[];
}

export interface ReachNote {
  readonly field: 'kubernetes_groups' | 'kubernetes_users';
  readonly text: string;
}

/**
 * Warns where a role limits which resources it gives, while the Kubernetes groups and users that come with it could
 * reach more: Kubernetes itself decides by those, and knows nothing of the role. At most one note for each field.
 */
export function kubernetesReachNotes(
  version: RoleVersion,
  conditions: KubernetesConditions,
): readonly ReachNote[] {
  const { rules } = kubernetesRulesOf({
    version,
    effect: 'allow',
    entries: conditions.kubernetes_resources,
  });
  if (rules.length === 0 || giveEverything(rules)) return [];
  const { kubernetes_groups: groups, kubernetes_users: users } = conditions;
  return [
    ...noteOn('kubernetes_groups', groups, 'the group'),
    ...noteOn('kubernetes_users', users, 'the user'),
  ];
}

function giveEverything(rules: readonly KubernetesRule[]): boolean {
  return everything.every(({ scope }) =>
    rules.some(
      (rule) =>
        rule.scope === scope &&
        [rule.resource, rule.group, rule.namespace ?? '*', rule.name].every(
          (each) => each === '*',
        ) &&
        rule.verbs.includes('*'),
    ),
  );
}

function noteOn(field: ReachNote['field'], names: readonly string[], one: string): ReachNote[] {
  if (names.length === 0) return [];
  if (field === 'kubernetes_groups' && names.includes('system:masters'))
    return [
      {
        field,
        text:
          'holds system:masters, for which Kubernetes allows everything, whatever kubernetes_resources says. ' +
          'Name a group that may do no more than these resources need',
      },
    ];
  const listed = names.length === 1 ? `${one} ${names[0]}` : `each of ${names.join(', ')}`;
  return [
    {
      field,
      text:
        `may reach more than kubernetes_resources: Kubernetes decides by them, and knows nothing of this role. ` +
        `Check that the bindings in each Kubernetes cluster give ${listed} no more than these resources need`,
    },
  ];
}
