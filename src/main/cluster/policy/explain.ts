import type { Decision } from '#shared/model/decision';
import type { Principal } from '#shared/model/principal';
import type { Resource } from '#shared/model/resource';
import type { Bearer, Role, RoleLookup } from '#shared/model/role';
import { lookUpRoles } from './bound-role';
import { decide } from './decide';
import { useOf } from './decide-words';
import { searchRoles } from './search-roles';
import { note } from './trace';

export interface ExplainInput {
  /** What was decided with what the caller holds now, standing or assumed. */
  readonly decision: Decision;
  readonly user: Bearer & { readonly staticRoles: readonly string[] };
  readonly role: RoleLookup;
  readonly resource: Resource;
  readonly principal: Principal;
}

/** Rules that no request can help with: the caller first has to sign in, drop, refresh or see an administrator. */
const outOfReach = ['resource.', 'session.', 'user.', 'certificate.', 'scope.not_in_grant'];

/**
 * The whole "why?" for the app: the decision's own steps, then what the roles that the caller may ask for would
 * say, and as the last step what to do next. The verdict and its reason stay those of the decision.
 */
export function explain(input: ExplainInput): Decision {
  const { decision } = input;
  const stopped = decision.trace.some(({ rule }) =>
    outOfReach.some((each) => rule.startsWith(each)),
  );
  if (decision.allowed || stopped) return decision;
  const asked = askFor(input);
  const next = asked.allowed
    ? note('next.request', null, `You may ask for ${useOf(input)}`)
    : note('next.administrator', null, `A request would not help: ${asked.reason}`);
  return { ...decision, trace: [...decision.trace, ...asked.trace, next] };
}

/** What the roles that the user may ask for say; each step tells that it speaks of a request. */
function askFor({ user, role, resource, principal }: ExplainInput): Decision {
  const own: readonly Role[] = lookUpRoles(user.staticRoles, role);
  const candidates = searchRoles(own, role);
  const asked = decide({
    roles: candidates.roles,
    denyRoles: own,
    bearer: user,
    resource,
    principal,
  });
  const trace = asked.trace.map((step) => ({ ...step, text: `If you ask: ${step.text}` }));
  const reason =
    candidates.roles.length === 0 ? 'none of your roles lets you ask for access' : asked.reason;
  return { allowed: asked.allowed, reason, trace: [...candidates.trace, ...trace] };
}
