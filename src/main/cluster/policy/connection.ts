import type { CertificateScope } from '#shared/model/access-scope';
import type { Decision, TraceStep } from '#shared/model/decision';
import type { Resource } from '#shared/model/resource';
import type { RoleLookup } from '#shared/model/role';
import { lookUpRoles } from './bound-role';
import type { ConnectionDecision, ConnectionInput, ConnectionUser } from './connection-input';
import { decide } from './decide';
import { decideGrant, endOfGrant } from './grant';
import { createReach } from './reach';
import { searchRoles } from './search-roles';
import { deny, listWords, note, refuse } from './trace';

/**
 * Whether a certificate that is genuine lets its holder log in to a resource now, against the cluster's current
 * state: the sign-in session and its generation, the user, and then either their standing roles or each grant
 * alone. Asked when a connection opens and again whenever something changed while it lives.
 */
export function decideConnection(input: ConnectionInput): ConnectionDecision {
  const stopped = holderStep(input);
  if (stopped) return refused(refuse([stopped, ...whySuperseded(input, stopped)]));
  const { scope } = input.access;
  return scope.type === 'standing'
    ? decideStanding(input, scope.roles)
    : decideGranted(input, scope);
}

function refused(decision: Decision): ConnectionDecision {
  return { ...decision, until: 0 };
}

/** What is wrong with the certificate's holder, if anything: session, user, generation, in this order. */
function holderStep(input: ConnectionInput): TraceStep | null {
  const { access, currentSession: session, user, now, certificateUntil } = input;
  if (!session || session.id !== access.session || session.user !== access.user || !session.active)
    return deny('session.ended', null, 'This sign-in has ended. Sign in again');
  if (!user || user.id !== access.user)
    return deny('user.gone', null, 'This user no longer exists. Ask an administrator');
  if (user.locked) return deny('user.locked', null, `${user.name} is locked. Ask an administrator`);
  if (session.generation !== access.generation)
    return deny(
      'session.superseded',
      null,
      'This certificate is no longer current: access was assumed or dropped since. Connect from the app, which holds the current one',
    );
  if (now >= certificateUntil)
    return deny(
      'certificate.expired',
      null,
      'This certificate has run out. Get a fresh one in the app',
    );
  return null;
}

/** When what a certificate was for has ended, that is why it was replaced, and what its holder wants to know. */
function whySuperseded(input: ConnectionInput, { rule }: TraceStep): readonly TraceStep[] {
  const { user, access } = input;
  if (rule !== 'session.superseded' || !user || access.scope.type !== 'granted') return [];
  return access.scope.grants.flatMap((grant) => endOfGrant({ ...input, user }, grant) ?? []);
}

function decideStanding(input: ConnectionInput, certified: readonly string[]): ConnectionDecision {
  const { user, resource, principal, role, target } = input;
  if (!user) return refused(refuse([]));
  const current = lookUpRoles(user.staticRoles, role);
  const roles = current.filter(({ metadata }) => certified.includes(metadata.name));
  const visible = resource !== null && mayKnow(resource, user, role);
  if (!resource || !visible) return refused(refuse([notFound(target)]));
  // A role given since counts when the certificate is refreshed; what it denies counts at once.
  const decision = decide({ roles, denyRoles: current, bearer: user, resource, principal });
  if (decision.allowed) return { ...decision, until: input.certificateUntil };
  return refused({
    ...decision,
    trace: [note('scope.standing', null, own(user)), ...decision.trace],
  });
}

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
  const { user, resource, principal } = input;
  if (!user) return refused(refuse([]));
  const verdicts = grants.map((grant) =>
    decideGrant({ ...input, user, resource, principal }, grant),
  );
  const allowing = verdicts.find(({ decision }) => decision.allowed);
  if (allowing) {
    const until = Math.min(input.certificateUntil, allowing.until);
    return { ...allowing.decision, until };
  }
  const kept = standing.length > 0 ? decideStanding(input, standing) : null;
  if (kept?.allowed) return kept;
  const nearest = verdicts.find(({ covers }) => covers) ?? verdicts[0];
  const trace = verdicts.flatMap(({ decision }) => decision.trace);
  return refused({
    allowed: false,
    reason: nearest?.decision.reason ?? 'Nothing allows it',
    trace,
  });
}
