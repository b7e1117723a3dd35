import { constraintFrom, type Constraint } from '#shared/model/constraint';
import type { Decision, TraceStep } from '#shared/model/decision';
import { principalEntries, type Principal } from '#shared/model/principal';
import type { Resource } from '#shared/model/resource';
import type { Bearer, Role, RoleLookup } from '#shared/model/role';
import { lookUpRoles } from './bound-role';
import { decide } from './decide';
import { useOf } from './decide-words';
import { deriveRoles } from './derive-roles';
import { searchRoles } from './search-roles';
import { smallestChange } from './smallest-change';
import { note } from './trace';

export interface ExplainInput {
  /** What was decided with what somebody holds now, standing or assumed. */
  readonly decision: Decision;
  readonly user: Bearer & { readonly staticRoles: readonly string[] };
  readonly role: RoleLookup;
  readonly resource: Resource;
  readonly principal: Principal;
}

/** Rules that no request can help with: one first has to sign in, drop, refresh or see an administrator. */
const outOfReach = [
  'resource.',
  'session.',
  'user.',
  'certificate.',
  'scope.not_in_grant',
  'principal.unfit',
];

/**
 * The whole "why?" for the app: the decision's own steps, then what the roles that may be asked for would say, what
 * to do next, and, where a request would not help, the smallest change that would. The verdict and its reason stay
 * those of the decision.
 */
export function explain(input: ExplainInput): Decision {
  const { decision } = input;
  const stopped = decision.trace.some(({ rule }) =>
    outOfReach.some((each) => rule.startsWith(each)),
  );
  if (decision.allowed || stopped) return decision;
  const own = lookUpRoles(input.user.staticRoles, input.role);
  const asked = askFor(input, own);
  if (asked.allowed) {
    const next = note('next.request', null, `You may ask for ${useOf(input)}`);
    return { ...decision, trace: [...decision.trace, ...asked.trace, next] };
  }
  const next = note('next.administrator', null, `A request would not help: ${asked.reason}`);
  const { user, resource, principal } = input;
  const standing = { roles: own, bearer: user, resource, principal };
  const change = smallestChange(asked.plain, asked.input) ?? smallestChange(decision, standing);
  const changes: TraceStep[] = change ? [change] : [];
  return { ...decision, trace: [...decision.trace, ...asked.trace, next, ...changes] };
}

/** What the roles that may be asked for say; each step tells that it speaks of a request. */
function askFor({ user, role, resource, principal }: ExplainInput, own: readonly Role[]) {
  const candidates = searchRoles(own, role, user.traits);
  const constraint = constraintOf(resource, principal);
  const derived = deriveRoles({
    candidates: candidates.roles,
    staticRoles: own,
    bearer: user,
    wanted: [{ resource, constraint }],
  });
  // A request gets those roles alone that it needs, so what the others deny does not count.
  const names = derived.ok ? derived.value.roles : null;
  const roles = candidates.roles.filter(({ metadata }) => names?.includes(metadata.name) ?? true);
  const input = { roles, denyRoles: own, bearer: user, resource, principal };
  const plain = decide(input);
  const allowed = derived.ok && plain.allowed;
  const missing = derived.ok ? undefined : derived.error[0]?.text;
  const reason = plain.allowed ? (missing ?? plain.reason) : plain.reason;
  const steps = plain.trace.map((step) => ({ ...step, text: `If you ask: ${step.text}` }));
  return {
    allowed,
    reason: roles.length === 0 ? 'none of your roles lets you ask for access' : reason,
    plain,
    input,
    trace: [...candidates.trace, ...steps],
  };
}

/** What one would ask for to be somebody on a resource. */
function constraintOf({ kind }: Resource, principal: Principal): Constraint {
  const chosen = Object.fromEntries(
    principalEntries(principal).map(([type, value]) => [type, [value]]),
  );
  return constraintFrom(kind, chosen) ?? { type: 'by-role' };
}
