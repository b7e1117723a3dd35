import type { Decision, TraceStep } from '#shared/model/decision';
import { principalEntries, principalTypes, type Principal } from '#shared/model/principal';
import type { Resource } from '#shared/model/resource';
import type { Role } from '#shared/model/role';
import { fieldsOf } from './kinds';
import { describeSelector, matchesEverything } from './labels';
import { note } from './trace';

/**
 * What an administrator would have to change least so that a refused use would be allowed, as a step of its own;
 * `null` where no single change of a role or of labels does it.
 *
 * @param roles those that the decision was made from
 */
export function smallestChange(
  decision: Decision,
  roles: readonly Role[],
  { resource, principal }: { readonly resource: Resource; readonly principal: Principal },
): TraceStep | null {
  const denials = decision.trace.filter(({ effect }) => effect === 'deny');
  const step = denials[0] ?? decision.trace.find(({ effect }) => effect === 'miss');
  const role = roles.find(({ metadata }) => metadata.name === step?.role);
  if (!step || !role || denials.length > 1) return null;
  const text = changeOf(step.rule, role, resource, principal);
  return text === null ? null : note('next.change', role.metadata.name, text);
}

function changeOf(
  rule: string,
  role: Role,
  resource: Resource,
  principal: Principal,
): string | null {
  const { name } = role.metadata;
  const fields = fieldsOf[resource.kind];
  if (rule === 'role.labels') return labelChange(role, resource);
  if (rule === 'role.deny_labels')
    return `Smallest change: ${resource.name} leaves what spec.deny.${fields.labels} of role ${name} selects (${describeSelector(role.spec.deny[fields.labels])})`;
  const type = principalTypes.find(
    (each) => rule === `role.${each}` || rule === `role.deny_${each}`,
  );
  const field = fields.principals.find(([each]) => each === type)?.[1];
  const value = principalEntries(principal).find(([each]) => each === type)?.[1];
  if (field === undefined || value === undefined) return null;
  return rule.startsWith('role.deny_')
    ? `Smallest change: take ${value} out of spec.deny.${field} of role ${name}`
    : `Smallest change: add ${value} to spec.allow.${field} of role ${name}`;
}

/** Either the resource gets the label that the role wants, or the role takes the label that it has. */
function labelChange(role: Role, resource: Resource): string | null {
  const field = fieldsOf[resource.kind].labels;
  const selector = role.spec.allow[field];
  if (matchesEverything(selector) || role.spec.allow[`${field}_expression`] !== '') return null;
  const missed = Object.entries(selector).filter(([key, values]) => {
    const value = Object.hasOwn(resource.labels, key) ? resource.labels[key] : undefined;
    return value === undefined || !values.includes(value);
  });
  const [only] = missed;
  if (!only || missed.length > 1) return null;
  const [key, values] = only;
  const has = Object.hasOwn(resource.labels, key) ? resource.labels[key] : undefined;
  const wanted = `give ${resource.name} the label ${key}: ${values.join(' or ')}`;
  const taken =
    has === undefined
      ? ''
      : `, or add ${has} to spec.allow.${field}.${key} of role ${role.metadata.name}`;
  return `Smallest change: ${wanted}${taken}`;
}
