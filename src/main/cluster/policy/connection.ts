import type { CertificateGrant, CertificateScope } from '#shared/model/access-scope';
import type { Decision, TraceStep } from '#shared/model/decision';
import type { Resource } from '#shared/model/resource';
import type { Role, RoleLookup } from '#shared/model/role';
import type { SessionPermissions } from '#shared/model/session-permissions';
import { lookUpRoles } from './bound-role';
import type { ConnectionDecision, ConnectionInput, ConnectionUser } from './connection-input';
import { decide, type DecideInput } from './decide';
import { decideGrant, type GrantVerdict } from './grant';
import { endOfGrant } from './grant-request';
import { certificateStep, holderStep, type HolderInput } from './holder-steps';
import { createReach } from './reach';
import { searchRoles } from './search-roles';
import { sessionPermissions } from './session-permissions';
import { allow, deny, listWords, note, permit, refuse } from './trace';

/**
 * Whether a certificate that is genuine lets its holder log in to a resource now, against the cluster's current
 * state: the sign-in session and its generation, the user, and then either their standing roles or each grant
 * alone. Asked when a connection opens and again whenever something changed while it lives.
 *
 * A certificate's time and generation bound when it can open a connection. One that is open is bounded by what it
 * rests on: the sign-in, the user, and that the standing roles or the grant are still held and still give it.
 */
export function decideConnection(input: ConnectionInput): ConnectionDecision {
  const stopped = holderStep(input) ?? (input.live ? null : certificateStep(input));
  if (stopped) return refused(refuse([stopped, ...whySuperseded(input, stopped)]));
  const decision = decideScope(input, input.access.scope);
  // Told to those alone who could use it: of others nobody says that it is there.
  if (!decision.allowed || input.resourceLocked === null) return decision;
  return refused(refuse([deny('resource.locked', null, input.resourceLocked)]));
}

function decideScope(input: ConnectionInput, scope: CertificateScope): ConnectionDecision {
  switch (scope.type) {
    case 'standing':
      return decideStanding(input, scope.roles);
    case 'granted':
      return decideGranted(input, scope);
    case 'connection':
      return decideConnectionGrant(input, scope);
  }
}

/**
 * Whether a certificate that is genuine lets its holder open a connection that leads on to nodes: the same about its
 * holder and itself as for any connection, and nothing about what it gives. Each node is then decided by itself.
 */
export function decideJump(input: HolderInput): ConnectionDecision {
  const stopped = holderStep(input) ?? (input.live ? null : certificateStep(input));
  if (stopped) return refused(refuse([stopped]));
  if (input.access.scope.type === 'connection')
    return refused(refuse([deny('scope.other_connection', null, otherConnection)]));
  const decision = permit([allow('jump.allow', null, 'The sign-in stands')]);
  return { ...decision, until: input.currentSession?.expires ?? 0, permissions: null };
}

function refused(decision: Decision): ConnectionDecision {
  return { ...decision, until: 0, permissions: null };
}

/** When what a certificate was for has ended, that is why it was replaced, and what its holder wants to know. */
function whySuperseded(input: ConnectionInput, { rule }: TraceStep): readonly TraceStep[] {
  const { user, access } = input;
  if (rule !== 'session.superseded' || !user || access.scope.type !== 'granted') return [];
  return access.scope.grants.flatMap((grant) => endOfGrant({ ...input, user }, grant) ?? []);
}

function decideStanding(input: ConnectionInput, certified: readonly string[]): ConnectionDecision {
  const { user, resource, principal, role, target, currentSession: session } = input;
  if (!user || !session) return refused(refuse([]));
  if (session.assumed.length > 0 && !input.keepStanding)
    return refused(refuse([deny('scope.set_aside', null, otherAssumed)]));
  const current = lookUpRoles(user.staticRoles, role);
  const roles = current.filter(({ metadata }) => certified.includes(metadata.name));
  const visible = resource !== null && mayKnow(resource, user, role);
  if (!resource || !visible) return refused(refuse([notFound(target)]));
  // A role given since counts when the certificate is refreshed; what it denies counts at once.
  const decision = decide({ roles, denyRoles: current, bearer: user, resource, principal });
  if (decision.allowed)
    return {
      ...decision,
      until: session.expires,
      permissions: permissionsUnder(roles, { bearer: user, resource, principal }),
    };
  return refused({
    ...decision,
    trace: [note('scope.standing', null, own(user)), ...decision.trace],
  });
}

const otherAssumed = 'You assumed other access, which blocks what you used before';

function own(user: ConnectionUser): string {
  return user.staticRoles.length === 0
    ? `${user.name} has no roles`
    : `${user.name} uses regular access, with ${listWords(user.staticRoles)}`;
}

/** Whether the user may use it, ask for it, or preview it: of anything else they are told what a typo is told. */
function mayKnow(resource: Resource, user: ConnectionUser, role: RoleLookup): boolean {
  const current = lookUpRoles(user.staticRoles, role);
  const { roles } = searchRoles(current, role, user.traits);
  return (
    createReach({ roles: current, bearer: user }).canPreview(resource) ||
    createReach({ roles, denyRoles: current, bearer: user, separately: true }).canPreview(resource)
  );
}

function notFound(target: string): TraceStep {
  return deny('resource.not_found', null, `There is no machine ${target} that you may use`);
}

/**
 * Each grant is judged alone, and after them the standing roles that the cluster keeps beside them, if any. The first
 * that allows counts, and otherwise the nearest refusal is told.
 */
function decideGranted(
  input: ConnectionInput,
  { grants, standing }: Extract<CertificateScope, { readonly type: 'granted' }>,
): ConnectionDecision {
  const { user, resource, principal, currentSession: session } = input;
  if (!user || !session) return refused(refuse([]));
  const verdicts = grants.map((grant) =>
    whenHeld(input, grant, decideGrant({ ...input, user, resource, principal }, grant)),
  );
  const at = verdicts.findIndex(({ decision }) => decision.allowed);
  const [allowing, by] = [verdicts[at], grants[at]];
  if (allowing && by && resource)
    return {
      ...allowing.decision,
      until: Math.min(session.expires, allowing.until),
      permissions: permissionsUnder(lookUpRoles(by.roles, input.role), {
        bearer: user,
        resource,
        principal,
      }),
    };
  const kept = standing.length > 0 ? decideStanding(input, standing) : null;
  if (kept?.allowed) return kept;
  // One that names the resource is nearer than one whose roles were asked for by name, which covers everything.
  const nearest =
    verdicts.find(({ covers }, at) => covers && grants[at]?.type === 'resources') ??
    verdicts.find(({ covers }) => covers) ??
    verdicts[0];
  const trace = verdicts.flatMap(({ decision }) => decision.trace);
  return refused({
    allowed: false,
    reason: nearest?.decision.reason ?? 'Nothing allows it',
    trace,
  });
}

/**
 * A grant that was made for one connection counts there and nowhere else, whatever the sign-in session assumes: it is
 * assumed by that connection alone, and beside it nothing else counts in it.
 */
function decideConnectionGrant(
  input: ConnectionInput,
  { connection, grant }: Extract<CertificateScope, { readonly type: 'connection' }>,
): ConnectionDecision {
  const { user, resource, principal, currentSession: session } = input;
  if (!user || !session) return refused(refuse([]));
  if (input.connection !== connection)
    return refused(refuse([deny('scope.other_connection', null, otherConnection)]));
  const { decision, until } = decideGrant({ ...input, user, resource, principal }, grant);
  if (!decision.allowed || !resource) return refused(decision);
  const where = { bearer: user, resource, principal };
  const permissions = permissionsUnder(lookUpRoles(grant.roles, input.role), where);
  return { ...decision, until: Math.min(session.expires, until), permissions };
}

const otherConnection = 'This certificate was made for one connection, and this is another one';

/** What SSH may carry under the roles that count. A yes counts from a role that lets in there by itself. */
function permissionsUnder(
  roles: readonly Role[],
  where: Pick<DecideInput, 'bearer' | 'resource' | 'principal'>,
): SessionPermissions {
  return sessionPermissions(roles, (role) => decide({ roles: [role], ...where }).allowed);
}

/** The same verdict while the request is assumed; otherwise that it is not any more. */
function whenHeld(
  { currentSession, severalGrants }: ConnectionInput,
  grant: CertificateGrant,
  verdict: GrantVerdict,
): GrantVerdict {
  const assumed = currentSession?.assumed ?? [];
  if (!verdict.decision.allowed || assumed.includes(grant.request)) return verdict;
  const why = assumed.length === 0 || severalGrants ? 'You dropped this access' : otherAssumed;
  return { ...verdict, decision: refuse([deny('grant.dropped', null, why)]) };
}
