import type { Decision } from '#shared/model/decision';
import type { Resource } from '#shared/model/resource';
import type { Role, RoleLookup, Traits } from '#shared/model/role';
import { lookUpRoles } from './compiled-role';
import { decide } from './decide';
import { searchRoles } from './search-roles';
import { note } from './trace';

export interface ExplainInput {
  /** What was decided with what the caller holds now, standing or assumed. */
  readonly decision: Decision;
  readonly user: { readonly traits: Traits; readonly staticRoles: readonly string[] };
  readonly role: RoleLookup;
  readonly resource: Resource;
  readonly login: string;
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
    ? note('next.request', null, `You may ask for ${input.login} on ${input.resource.name}`)
    : note('next.administrator', null, `A request would not help: ${asked.reason}`);
  return { ...decision, trace: [...decision.trace, ...asked.trace, next] };
}

/** What the roles that the user may ask for say; each step tells that it speaks of a request. */
function askFor({ user, role, resource, login }: ExplainInput): Decision {
  const own: readonly Role[] = lookUpRoles(user.staticRoles, role);
  const candidates = searchRoles(own, role);
  const { traits } = user;
  const asked = decide({ roles: candidates.roles, denyRoles: own, traits, resource, login });
  const trace = asked.trace.map((step) => ({ ...step, text: `If you ask: ${step.text}` }));
  const reason =
    candidates.roles.length === 0 ? 'none of your roles lets you ask for access' : asked.reason;
  return { allowed: asked.allowed, reason, trace: [...candidates.trace, ...trace] };
}
