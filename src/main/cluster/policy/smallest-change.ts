import type { Decision, TraceStep } from '#shared/model/decision';
import { principalEntries, principalTypes, type Principal } from '#shared/model/principal';
import type { Resource } from '#shared/model/resource';
import type { Role } from '#shared/model/role';
import { decide, type DecideInput } from './decide';
import { fieldsOf } from './kinds';
import { describeSelector } from './labels';
import { literalOf } from './patterns';
import { note } from './trace';
import { parseTemplate } from './traits';

/** What could be changed: in words, and what would then be decided from. */
interface Change {
  readonly text: string;
  readonly role?: Role;
  readonly resource?: Resource;
}

/**
 * What an administrator would have to change least so that a refused use would be allowed, as a step of its own;
 * `null` where no single change of a role or of labels does it. What is told was tried.
 *
 * @param decision the refusal that came of `input`
 */
export function smallestChange(decision: Decision, input: DecideInput): TraceStep | null {
  const denials = decision.trace.filter(({ effect }) => effect === 'deny');
  const step = denials[0] ?? decision.trace.find(({ effect }) => effect === 'miss');
  const all = [...input.roles, ...(input.denyRoles ?? [])];
  const role = all.find(({ metadata }) => metadata.name === step?.role);
  if (!step || !role || denials.length > 1) return null;
  const helping = changesOf(step.rule, role, input).filter((change) => helps(change, role, input));
  if (helping.length === 0) return null;
  const text = `Smallest change: ${helping.map((change) => change.text).join(', or ')}`;
  return note('next.change', role.metadata.name, text);
}

function helps(change: Change, role: Role, input: DecideInput): boolean {
  const changed = (each: Role) => (each === role ? (change.role ?? role) : each);
  return decide({
    ...input,
    roles: input.roles.map(changed),
    denyRoles: (input.denyRoles ?? []).map(changed),
    resource: change.resource ?? input.resource,
  }).allowed;
}

function changesOf(rule: string, role: Role, { resource, principal }: DecideInput): Change[] {
  const { name } = role.metadata;
  const { labels } = fieldsOf[resource.kind];
  if (rule === 'role.labels') return labelChanges(role, resource);
  if (rule !== 'role.deny_labels') return principalChanges(rule, role, { resource, principal });
  const selector = role.spec.deny[labels];
  const text = `${resource.name} leaves what spec.deny.${labels} of role ${name} selects (${describeSelector(selector)})`;
  return [{ text, role: withSide(role, 'deny', { [labels]: {} }) }];
}

function principalChanges(
  rule: string,
  role: Role,
  { resource, principal }: { readonly resource: Resource; readonly principal: Principal },
): Change[] {
  const type = principalTypes.find(
    (each) => rule === `role.${each}` || rule === `role.deny_${each}`,
  );
  const field = fieldsOf[resource.kind].principals.find(([each]) => each === type)?.[1];
  const value = principalEntries(principal).find(([each]) => each === type)?.[1];
  if (field === undefined || value === undefined) return [];
  const effect = rule.startsWith('role.deny_') ? 'deny' : 'allow';
  const values = role.spec[effect][field];
  const where = `spec.${effect}.${field} of role ${role.metadata.name}`;
  return effect === 'deny'
    ? [
        {
          text: `take ${value} out of ${where}`,
          role: withSide(role, effect, { [field]: values.filter((each) => each !== value) }),
        },
      ]
    : [
        {
          text: `add ${value} to ${where}`,
          role: withSide(role, effect, { [field]: [...values, value] }),
        },
      ];
}

/** Either the resource gets the label that the role wants, or the role takes the label that it has. */
function labelChanges(role: Role, resource: Resource): Change[] {
  const field = fieldsOf[resource.kind].labels;
  const selector = role.spec.allow[field];
  return Object.entries(selector).flatMap(([key, values]) => {
    const has = Object.hasOwn(resource.labels, key) ? resource.labels[key] : undefined;
    const wanted = values.filter(isPlain);
    const [first] = wanted;
    const given: Change[] =
      first === undefined || wanted.length < values.length
        ? []
        : [
            {
              text: `give ${resource.name} the label ${key}: ${wanted.join(' or ')}`,
              resource: { ...resource, labels: { ...resource.labels, [key]: first } },
            },
          ];
    if (has === undefined) return given;
    const taking = { ...selector, [key]: [...values, has] };
    const text = `add ${has} to spec.allow.${field}.${key} of role ${role.metadata.name}`;
    return [...given, { text, role: withSide(role, 'allow', { [field]: taking }) }];
  });
}

/** Whether a value of a selector is one that a label could have. */
function isPlain(value: string): boolean {
  const template = parseTemplate(value);
  return literalOf(value) !== null && template.ok && template.value.type === 'literal';
}

function withSide(
  role: Role,
  effect: 'allow' | 'deny',
  changed: Partial<Role['spec']['allow']>,
): Role {
  return {
    ...role,
    spec: { ...role.spec, [effect]: { ...role.spec[effect], ...changed } },
  };
}
