import { pluralWithGroup } from '#shared/model/kubernetes-kinds';
import type { Resource } from '#shared/model/resource';
import type { Bearer, Role } from '#shared/model/role';
import { bitsIn } from '../../policy/bits';
import { bindRoles } from '../../policy/bound-role';
import type { Effect } from '../../policy/kubernetes/kinds';
import type { KubernetesRule } from '../../policy/kubernetes/rule';
import { kubernetesRulesOf } from '../../policy/kubernetes/rules';
import { RoleSet } from '../../policy/role-set';
import type { Value } from './values';

/** What roles give, and what they deny, inside a Kubernetes cluster. */
export interface Inside {
  given(cluster: Resource): readonly Value[];
  denied(cluster: Resource): readonly Value[];
}

/** @param denyRoles whose denials count besides those of `roles` */
export function insideOf(
  roles: readonly Role[],
  denyRoles: readonly Role[],
  bearer: Bearer,
): Inside {
  const byName = new Map([...denyRoles, ...roles].map((role) => [role.metadata.name, role]));
  const set = new RoleSet(bindRoles(roles, bearer));
  const denying = [...byName.values()].flatMap((role) => rulesOf(role, 'deny'));
  return {
    given: (cluster) =>
      bitsIn(set.allowing(cluster)).flatMap((at) => {
        const role = byName.get(set.roles[at]?.name ?? '');
        return role ? rulesOf(role, 'allow') : [];
      }),
    denied: () => denying,
  };
}

function rulesOf({ version, spec }: Role, effect: Effect): Value[] {
  const entries = spec[effect].kubernetes_resources;
  return kubernetesRulesOf({ version, effect, entries }).rules.map((rule) => ({
    type: 'inside',
    value: wordsOf(rule),
  }));
}

/** `pods nginx-* in dev`, `any nodes (get)`. */
function wordsOf({ resource, group, namespace, name, verbs }: KubernetesRule): string {
  const kind =
    resource === '*' ? 'everything' : pluralWithGroup(resource, group === '*' ? '' : group);
  const which = name === '*' ? '' : ` ${name}`;
  const where =
    namespace === null ? ' cluster-wide' : ` in ${namespace === '*' ? 'any namespace' : namespace}`;
  return `${kind}${which}${where}${verbs.includes('*') ? '' : ` (${verbs.join(', ')})`}`;
}
