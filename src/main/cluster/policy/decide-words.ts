import type { Decision, TraceStep } from '#shared/model/decision';
import { principalEntries, type Principal } from '#shared/model/principal';
import type { Resource } from '#shared/model/resource';
import { bitsIn, firstBit, hasBit, keepBits, type Bits } from './bits';
import type { BoundRole } from './bound-role';
import { fieldsOf, typeWords } from './kinds';
import { describeSelector, matchLabels } from './labels';
import { isDenied, isGiven } from './principal-index';
import type { RoleSet } from './role-set';
import { allow, deny, listWords, miss, note } from './trace';

interface Question {
  readonly resource: Resource;
  readonly principal: Principal;
  readonly verb?: string | undefined;
}

/** `alice on iot`, `viewer in shop on orders`, or the resource alone. */
export function useOf({ resource, principal }: Question): string {
  const whom = whomOf(principal);
  return whom === '' ? resource.name : `${whom} on ${resource.name}`;
}

/** `alice`, `viewer in shop with read_only`; empty for nobody in particular. */
function whomOf({ db_user: user, db_name: name, db_role: role, ...others }: Principal): string {
  const database = [
    ...(user === undefined ? [] : [user]),
    ...(name === undefined ? [] : [`in ${name}`]),
    ...(role === undefined ? [] : [`with ${role}`]),
  ].join(' ');
  const rest = principalEntries(others).map(([, value]) => value);
  return listWords(database === '' ? rest : [database, ...rest]);
}

export function allowStep(role: BoundRole, resource: Resource, principal: Principal): TraceStep {
  const text = `Role ${role.name} allows ${useOf({ resource, principal })}`;
  return allow('role.allow', role.name, text);
}

/** Everything that a role denies of what is asked. */
export function denySteps(role: BoundRole | undefined, question: Question): TraceStep[] {
  if (!role) return [];
  const { resource, principal, verb } = question;
  const { name } = role;
  const bound = role.kind(resource.kind);
  const steps: TraceStep[] = [];
  const labels = matchLabels(bound.deny.selector, resource.labels);
  if (labels.matched) {
    const value = Object.hasOwn(resource.labels, labels.key) ? resource.labels[labels.key] : null;
    const why = value === null ? 'it denies every resource' : `its label ${labels.key} is ${value}`;
    steps.push(deny('role.deny_labels', name, `Role ${name} denies ${resource.name}: ${why}`));
  } else if (bound.deny.expression?.(resource.labels) === true) {
    const text = `Role ${name} denies ${resource.name}: its condition on labels holds`;
    steps.push(deny('role.deny_labels_expression', name, text));
  }
  for (const [type, value] of principalEntries(principal)) {
    const denied = bound.denied.get(type);
    if (!denied || !isDenied(denied, value)) continue;
    const text = `Role ${name} denies the ${typeWords[type]} ${value} everywhere`;
    steps.push(deny(`role.deny_${type}`, name, text));
  }
  if (steps.length === 0) {
    const what = verb === undefined ? resource.name : `${verb} on ${resource.name}`;
    steps.push(deny('role.deny_kubernetes_resources', name, `Role ${name} denies ${what}`));
  }
  return steps;
}

interface Missed {
  readonly resource: Resource;
  readonly principal: Principal;
  /** The roles that allow the resource. */
  readonly where: Bits;
  /** The roles that give the principal. */
  readonly given: Bits;
}

/** `a login`, `an AWS role`. */
export function withArticle(words: string): string {
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
}

/** How many misses are told one by one. */
const mostMisses = 3;

/** A refusal by roles of which none allows: the nearest misses first, what would have to change least. */
export function nearestMisses(set: RoleSet, missed: Missed): Decision {
  const { roles } = set;
  const { kind } = missed.resource;
  const told = nearest(set, missed).map((at) => missStep(roles[at], at, missed));
  const left = roles.length - told.length;
  const rest = `${left} more ${left === 1 ? 'role is' : 'roles are'} farther from it`;
  const trace = left === 0 ? told : [...told, note('role.others', null, rest)];
  const none = firstBit(set.possible(kind)) === -1 && roles.length > 1;
  const reason = none
    ? `None of the roles ${listWords(roles.map((role) => role.name))} gives access to ${fieldsOf[kind].plural}`
    : (told[0]?.text ?? 'Nothing allows it');
  return { allowed: false, reason, trace };
}

/**
 * The positions of a few roles: first those that miss the principal alone, then those that miss the resource alone,
 * both, and last those that give no resource of the kind.
 */
function nearest(set: RoleSet, { resource, where, given }: Missed): number[] {
  const possible = set.possible(resource.kind);
  const resourceAlone = possible.slice();
  keepBits(resourceAlone, given);
  const found: number[] = [];
  for (const bits of [where, resourceAlone, possible])
    for (const at of bitsIn(bits)) {
      if (found.length === mostMisses) return found;
      if (!found.includes(at)) found.push(at);
    }
  for (let at = 0; at < set.roles.length && found.length < mostMisses; at++)
    if (!hasBit(possible, at)) found.push(at);
  return found;
}

function missStep(role: BoundRole | undefined, at: number, missed: Missed): TraceStep {
  if (!role) throw new Error(`There is no role ${at}`);
  const { resource, principal, where, given } = missed;
  const { name } = role;
  const { plural } = fieldsOf[resource.kind];
  if (hasBit(where, at)) return principalMiss(role, resource, principal);
  if (givesNone(role, resource))
    return miss('role.no_resources', name, `Role ${name} gives access to no ${plural}`);
  if (matchesLabels(role, resource))
    return miss('role.kubernetes_resources', name, `Role ${name} does not allow ${resource.name}`);
  const only = `only where ${conditionOf(role, resource)}`;
  const whom = whomOf(principal);
  return hasBit(given, at) && whom !== ''
    ? miss('role.labels', name, `Role ${name} allows ${whom}, but ${only}; ${say(resource)}`)
    : miss(
        hasBit(given, at) ? 'role.labels' : 'role.labels_and_principal',
        name,
        `Role ${name} allows ${plural} ${only}; ${say(resource)}`,
      );
}

function givesNone(role: BoundRole, { kind }: Resource): boolean {
  const { selector } = role.kind(kind).allow;
  return !selector.everything && selector.rules.length === 0;
}

function matchesLabels(role: BoundRole, { kind, labels }: Resource): boolean {
  const { selector, expression } = role.kind(kind).allow;
  return matchLabels(selector, labels).matched && (expression === null || expression(labels));
}

function principalMiss(role: BoundRole, resource: Resource, principal: Principal): TraceStep {
  const { given } = role.kind(resource.kind);
  const missing = principalEntries(principal).find(([type, value]) => {
    const values = given.get(type);
    return !values || !isGiven(values, value);
  });
  const type = missing?.[0] ?? 'login';
  const values = [...(given.get(type)?.values ?? [])];
  const word = typeWords[type];
  const only =
    values.length === 0
      ? `without ${type === 'login' ? 'any login' : withArticle(word)} for you`
      : `only with the ${word}${values.length === 1 ? '' : 's'} ${listWords(values)}`;
  return miss(`role.${type}`, role.name, `Role ${role.name} allows ${resource.name}, but ${only}`);
}

function conditionOf(role: BoundRole, { kind }: Resource): string {
  const selector = role.allowSelector(kind);
  const expression = role.allowExpression(kind);
  const parts = Object.keys(selector).length > 0 ? [describeSelector(selector)] : [];
  return [...parts, ...(expression === '' ? [] : [`this holds: ${expression}`])].join(' and ');
}

function say(resource: Resource): string {
  const labels = Object.entries(resource.labels).map(([key, value]) => `${key} ${value}`);
  return labels.length === 0
    ? `${resource.name} has no labels`
    : `${resource.name} has ${listWords(labels)}`;
}
