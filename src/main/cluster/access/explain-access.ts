import { ExpectedError } from '#shared/api/errors';
import type { Decision } from '#shared/model/decision';
import { principalWords, type Principal } from '#shared/model/principal';
import type { Resource } from '#shared/model/resource';
import { clause, whyRequestLocked, whyResourceLocked, whyUserLocked } from '../identity/locks';
import { grantOf, scopeOf } from '../identity/scope';
import { roleNamed, staticRoles, type SignedIn } from '../identity/sessions';
import { decideConnection } from '../policy/connection';
import { lookUpRoles } from '../policy/bound-role';
import { decide } from '../policy/decide';
import { explain } from '../policy/explain';
import { decideGrant } from '../policy/grant';
import { coversResource } from '../policy/kubernetes/target-of';
import { createReach } from '../policy/reach';
import { deny, note, refuse } from '../policy/trace';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, UserRecord } from '../store/records';
import { connectionInput, type ConnectionState } from './connection-state';
import { findRequest } from './find-request';
import { createHolding } from './holding';
import { createViewer } from './viewer';

interface Question {
  readonly resource: string;
  readonly principal: Principal;
}

type Parts = ConnectionState & { readonly now: () => number };

/** Why the caller may or may not use a resource as a principal, with what they hold at this moment. */
export async function explainAccess(
  parts: Parts,
  { user, session }: SignedIn,
  { resource: id, principal }: Question,
): Promise<Decision> {
  const { state } = parts.ledger;
  const found = state.resource(id) ?? null;
  const held = await Promise.all(
    session.assumed.map((request) => findRequest(parts.ledger, request)),
  );
  const assumed = held.filter((request) => request !== null);
  const sees =
    found !== null &&
    (createViewer(state, user).maySeeResource(found) ||
      assumed.some((request) => gives(state, user, request, found)) ||
      createHolding(state, parts.now(), { user, session }).mayUse(found));
  // What the caller may not see is explained as what is not there, its name included.
  const resource = sees ? found : null;
  const {
    until: _until,
    permissions: _permissions,
    ...decision
  } = decideConnection(
    connectionInput(parts, {
      access: {
        v: 2,
        user: user.id,
        session: session.id,
        generation: session.generation,
        scope: scopeOf(state, user, assumed),
      },
      certificateUntil: session.expires,
      target: resource?.name ?? id,
      resource,
      principal,
      connection: null,
      now: parts.now(),
      live: false,
    }),
  );
  return resource ? explained(state, user, { decision, resource, principal }) : decision;
}

/** Whether an assumed request names a resource, or its roles reach it where they were asked for by name. */
function gives(
  state: ClusterState,
  user: UserRecord,
  { roles, resources }: RequestRecord,
  resource: Resource,
): boolean {
  if (resources.length > 0) return resources.some(({ id }) => coversResource(id, resource));
  const named = lookUpRoles(roles, roleNamed(state));
  const denyRoles = staticRoles(state, user);
  return createReach({ roles: named, denyRoles, bearer: user }).canPreview(resource);
}

function explained(
  state: ClusterState,
  user: UserRecord,
  answer: {
    readonly decision: Decision;
    readonly resource: Resource;
    readonly principal: Principal;
  },
): Decision {
  return explain({
    ...answer,
    user: { name: user.name, traits: user.traits, staticRoles: user.roles },
    role: roleNamed(state),
  });
}

/**
 * Why another user may or may not use a resource: by standing access, or by an approved request of theirs, whatever
 * they hold at this moment. For auditors; whoever calls this has checked that right.
 *
 * @throws ExpectedError `not_found` for a user or a resource that is not there
 */
export function explainFor(
  parts: Parts,
  name: string,
  { resource: id, principal }: Question,
): Decision {
  const { state } = parts.ledger;
  const user = state.userNamed(name);
  const resource = state.resource(id);
  if (!user) throw new ExpectedError('not_found', `There is no user ${name}.`, { field: 'user' });
  if (!resource)
    throw new ExpectedError('not_found', `There is no resource ${id}.`, { field: 'resource' });
  const locked = whyUserLocked(state, user) ?? whyResourceLocked(state, resource);
  if (locked !== null) return refuse([deny('locked', null, clause(locked))]);
  const own = staticRoles(state, user);
  const standing = decide({ roles: own, bearer: user, resource, principal });
  if (standing.allowed) return standing;
  const granted = grantedDecision(parts, user, resource, principal);
  return granted ?? explained(state, user, { decision: standing, resource, principal });
}

function grantedDecision(
  parts: Parts,
  user: UserRecord,
  resource: Resource,
  principal: Principal,
): Decision | null {
  const { state } = parts.ledger;
  const policyUser = { ...user, staticRoles: user.roles, locked: null };
  for (const request of state.openRequests.values()) {
    if (request.requester !== user.id || request.state !== 'APPROVED') continue;
    const { decision } = decideGrant(
      {
        role: roleNamed(state),
        request: (id) => state.openRequests.get(id),
        requestLocked: (id) => clause(whyRequestLocked(state, id)),
        resourceName: (id) => state.resource(id)?.name,
        now: parts.now(),
        user: policyUser,
        resource,
        principal,
      },
      grantOf(request),
    );
    if (!decision.allowed) continue;
    const whom = principalWords(principal) || 'it';
    const text = `Only while ${user.name} has assumed the request that gives ${whom}`;
    return { ...decision, trace: [...decision.trace, note('grant.when_assumed', null, text)] };
  }
  return null;
}
