import type { Decision, TraceStep } from '#shared/model/decision';
import type { Principal } from '#shared/model/principal';
import type { Resource } from '#shared/model/resource';
import type { Bearer, Role, RoleLookup } from '#shared/model/role';
import { lookUpRoles } from './bound-role';
import { decide } from './decide';
import { useOf } from './decide-words';
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
const outOfReach = ['resource.', 'session.', 'user.', 'certificate.', 'scope.not_in_grant'];

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
  const change = smallestChange(asked.plain, [...asked.roles, ...own], input);
  const ownChange = change ?? smallestChange(decision, own, input);
  const changes: TraceStep[] = ownChange ? [ownChange] : [];
  return { ...decision, trace: [...decision.trace, ...asked.trace, next, ...changes] };
}

/** What the roles that may be asked for say; each step tells that it speaks of a request. */
function askFor({ user, role, resource, principal }: ExplainInput, own: readonly Role[]) {
  const candidates = searchRoles(own, role, user.traits);
  const { roles } = candidates;
  const plain = decide({ roles, denyRoles: own, bearer: user, resource, principal });
  const steps = plain.trace.map((step) => ({ ...step, text: `If you ask: ${step.text}` }));
  const reason = roles.length === 0 ? 'none of your roles lets you ask for access' : plain.reason;
  return { allowed: plain.allowed, reason, plain, roles, trace: [...candidates.trace, ...steps] };
}
