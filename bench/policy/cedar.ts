import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import type { LabelSelector, Role } from '#shared/model/role';
import type { Case } from './cases';

const policySet = 'roles';

/** Puts the same roles into Cedar's words, parses them once, and asks Cedar. */
export function openCedar(roles: readonly Role[]): (each: Case) => boolean {
  const parsed = preparsePolicySet(policySet, {
    staticPolicies: roles.flatMap(policiesOf).join('\n'),
  });
  if (parsed.type === 'failure') throw new Error(parsed.errors.map((e) => e.message).join('\n'));
  return ({ resource, login }) => {
    const uid = { type: 'Node', id: resource.id };
    const answer = statefulIsAuthorized({
      principal: { type: 'User', id: 'alice' },
      action: { type: 'Action', id: 'connect' },
      resource: uid,
      context: { login },
      preparsedPolicySetId: policySet,
      entities: [{ uid, attrs: { labels: { ...resource.labels } }, parents: [] }],
    });
    if (answer.type === 'failure') throw new Error(answer.errors.map((e) => e.message).join('\n'));
    return answer.response.decision === 'allow';
  };
}

function policiesOf({ spec }: Role): string[] {
  const { allow, deny } = spec;
  const permit = `permit (principal, action, resource) when { ${selects(allow.node_labels)} && ${names(allow.logins)} };`;
  const forbids = [
    ...(Object.keys(deny.node_labels).length > 0 ? [selects(deny.node_labels)] : []),
    ...(deny.logins.length > 0 ? [names(deny.logins)] : []),
  ];
  return [
    permit,
    ...forbids.map((when) => `forbid (principal, action, resource) when { ${when} };`),
  ];
}

function selects(selector: LabelSelector): string {
  return Object.entries(selector)
    .map(
      ([key, values]) =>
        `resource.labels has ${key} && ${list(values)}.contains(resource.labels.${key})`,
    )
    .join(' && ');
}

function names(logins: readonly string[]): string {
  return `${list(logins)}.contains(context.login)`;
}

function list(values: readonly string[]): string {
  return `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
}
