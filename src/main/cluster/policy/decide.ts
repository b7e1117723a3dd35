import type { Decision, TraceStep } from '#shared/model/decision';
import type { Resource } from '#shared/model/resource';
import type { Role, Traits } from '#shared/model/role';
import { bindRoles, isGivenKind, type BoundKind, type BoundRole } from './compiled-role';
import { describeSelector } from './labels';
import { allow, deny, listWords, miss, refuse } from './trace';

export interface DecideInput {
  /** The roles that may allow; their deny rules count too. */
  readonly roles: readonly Role[];
  /** Roles whose deny rules count while what they allow does not. */
  readonly denyRoles?: readonly Role[];
  readonly traits: Traits;
  readonly resource: Resource;
  readonly login: string;
}

/**
 * Whether these roles let a user log in to a resource. Nothing is allowed unless one single role allows both the
 * resource's labels and the login; a deny rule of any role wins: matching labels block the resource, a denied
 * login is blocked everywhere.
 */
export function decide(input: DecideInput): Decision {
  const { traits, resource, login } = input;
  const roles = bindRoles(input.roles, traits);
  const denying = bindRoles([...new Set([...input.roles, ...(input.denyRoles ?? [])])], traits);
  return decideBound({ roles, denying, resource, login });
}

/** {@link decide} for roles whose traits are filled in already; `denying` holds `roles` as well. */
export function decideBound(input: {
  readonly roles: readonly BoundRole[];
  readonly denying: readonly BoundRole[];
  readonly resource: Resource;
  readonly login: string;
}): Decision {
  const { roles, denying, resource, login } = input;
  if (!isGivenKind(resource.kind))
    return refuse([
      deny('kind.not_given', null, `${resource.name} is of a kind that no role gives access to`),
    ]);
  const denied = denying.flatMap((role) => denySteps(role, resource, login));
  if (denied.length > 0) return refuse(denied);
  const trace: TraceStep[] = [];
  for (const role of roles) {
    const step = allowStep(role, resource, login);
    if (step.effect === 'allow')
      return { allowed: true, reason: step.text, trace: [...trace, step] };
    trace.push(step);
  }
  return refuseWithNearest(roles, trace);
}

function kindOf(role: BoundRole, resource: Resource): BoundKind {
  if (!isGivenKind(resource.kind)) throw new Error(`No role fields for kind ${resource.kind}`);
  return role.kinds[resource.kind];
}

function denySteps(role: BoundRole, resource: Resource, login: string): TraceStep[] {
  const kind = kindOf(role, resource);
  const steps: TraceStep[] = [];
  const labels = kind.denyLabels(resource.labels);
  if (labels.matched) {
    const value = Object.hasOwn(resource.labels, labels.key) ? resource.labels[labels.key] : null;
    const why = value === null ? 'it denies every resource' : `its label ${labels.key} is ${value}`;
    steps.push(
      deny('role.deny_labels', role.name, `Role ${role.name} denies ${resource.name}: ${why}`),
    );
  }
  if (kind.denies(login))
    steps.push(
      deny('role.deny_login', role.name, `Role ${role.name} denies the login ${login} everywhere`),
    );
  return steps;
}

function allowStep(role: BoundRole, resource: Resource, login: string): TraceStep {
  const kind = kindOf(role, resource);
  const { name } = role;
  const labels = kind.allowLabels(resource.labels);
  const hasLogin = kind.principals.has(login);
  if (labels.matched && hasLogin)
    return allow('role.allow', name, `Role ${name} allows ${login} on ${resource.name}`);
  if (labels.matched) {
    const only =
      kind.principals.size === 0
        ? 'without any login for you'
        : `only with ${kind.principals.size === 1 ? 'the login' : 'the logins'} ${listWords([...kind.principals])}`;
    return miss('role.login', name, `Role ${name} allows ${resource.name}, but ${only}`);
  }
  if (Object.keys(kind.allowSelector).length === 0)
    return miss('role.no_resources', name, `Role ${name} gives access to no machines`);
  const where = `only where ${describeSelector(kind.allowSelector)}`;
  return hasLogin
    ? miss('role.labels', name, `Role ${name} allows ${login}, but ${where}; ${say(resource)}`)
    : miss(
        'role.labels_and_login',
        name,
        `Role ${name} allows machines ${where}; ${say(resource)}`,
      );
}

function say(resource: Resource): string {
  const labels = Object.entries(resource.labels).map(([key, value]) => `${key} ${value}`);
  return labels.length === 0
    ? `${resource.name} has no labels`
    : `${resource.name} has ${listWords(labels)}`;
}

/** From the nearest miss to the farthest: what would have to change least. */
const nearness = ['role.login', 'role.labels', 'role.labels_and_login', 'role.no_resources'];

function refuseWithNearest(roles: readonly BoundRole[], trace: readonly TraceStep[]): Decision {
  const nearest = nearness
    .map((rule) => trace.find((step) => step.rule === rule))
    .find((step) => step !== undefined);
  if (!nearest) return refuse([miss('role.none', null, 'No role applies')]);
  const reason =
    nearest.rule === 'role.no_resources' && roles.length > 1
      ? `None of the roles ${listWords(roles.map((role) => role.name))} gives access to machines`
      : nearest.text;
  return { allowed: false, reason, trace: [...trace] };
}
