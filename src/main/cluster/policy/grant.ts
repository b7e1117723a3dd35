import type { CertificateGrant } from '#shared/model/access-scope';
import {
  admits,
  constrainedTo,
  type Constraint,
  type RequestedResource,
} from '#shared/model/constraint';
import type { Decision, TraceStep } from '#shared/model/decision';
import { principalEntries, type Principal } from '#shared/model/principal';
import type { Resource } from '#shared/model/resource';
import { lookUpRoles } from './bound-role';
import type { ConnectionInput, ConnectionUser, GrantState } from './connection-input';
import { decide } from './decide';
import { useOf } from './decide-words';
import { requestStep, shortId } from './grant-request';
import { coversResource } from './kubernetes/target-of';
import { whyNotNamed } from './named-roles';
import { allow, deny, listWords, refuse } from './trace';

export interface GrantVerdict {
  readonly decision: Decision;
  /** Whether the resource is one of the grant's: its refusal is then the one to tell. */
  readonly covers: boolean;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

export interface GrantInput extends Pick<
  ConnectionInput,
  'role' | 'request' | 'requestLocked' | 'resourceName' | 'now'
> {
  readonly user: ConnectionUser;
  readonly resource: Resource | null;
  readonly principal: Principal;
}

/**
 * Judges one grant of a certificate alone: its request as it stands now, its resources, its constraint and its
 * roles. What the certificate and the stored request say is intersected, so that neither can widen the other,
 * and a role that gained a login since is still held to the constraint.
 */
export function decideGrant(input: GrantInput, grant: CertificateGrant): GrantVerdict {
  const { resource } = input;
  const request = input.request(grant.request);
  const held = resource === null ? null : sideOf(resourcesOf(grant), resource);
  const covers = held !== null;
  const step = requestStep(input, grant, request);
  if (step || !request) return { decision: refuse(step ? [step] : []), covers, until: 0 };
  const stored = resource === null ? null : sideOf(resourcesOf(request), resource);
  if (resource && stored && !held)
    return { decision: refuse([notNamedStep(grant, resource)]), covers: true, until: 0 };
  if (!resource || !held || !stored)
    return { decision: refuse([outsideStep(input, grant)]), covers: false, until: 0 };
  const sides = [held, stored].filter((side) => side !== 'anything');
  const decision = decideInside(input, grant, { request, resource, sides });
  return { decision, covers, until: request.accessUntil ?? 0 };
}

/** What is named of it; `anything` for roles that were asked for by name, which reach where they reach. */
function resourcesOf(of: CertificateGrant | GrantState): readonly RequestedResource[] | 'anything' {
  if ('type' in of) return of.type === 'roles' ? 'anything' : of.resources;
  return of.resources.length === 0 ? 'anything' : of.resources;
}

/** What a certificate or a request says of a resource; `null` when it does not name it. */
function sideOf(
  named: readonly RequestedResource[] | 'anything',
  resource: Resource,
): readonly RequestedResource[] | 'anything' | null {
  if (named === 'anything') return named;
  const found = those(named, resource);
  return found.length > 0 ? found : null;
}

/** The entries that mean a resource: patterns may overlap, and each has a constraint of its own. */
function those(
  resources: readonly RequestedResource[],
  resource: Resource,
): readonly RequestedResource[] {
  return resources.filter(({ id }) => coversResource(id, resource));
}

/** The request gives it, but the certificate had no room for all of its resources. */
function notNamedStep(grant: CertificateGrant, resource: Resource): TraceStep {
  return deny(
    'scope.not_in_certificate',
    null,
    `Request ${shortId(grant.request)} gives more than fits into one certificate, and this one leaves out ` +
      `${resource.name}. Connect from the app, which gets one for it`,
  );
}

function outsideStep(input: GrantInput, grant: CertificateGrant): TraceStep {
  const named = resourcesOf(grant);
  const covers =
    named === 'anything'
      ? `what ${listWords(grant.roles)} gives`
      : listWords(named.map(({ id }) => input.resourceName(id) ?? id));
  return deny(
    'scope.not_in_grant',
    null,
    `You are using request ${shortId(grant.request)}, which covers ${covers} only. Drop it to use your regular access`,
  );
}

function decideInside(
  input: GrantInput,
  grant: CertificateGrant,
  held: {
    readonly request: GrantState;
    readonly resource: Resource;
    /** What the certificate and what the stored request says of the resource. */
    readonly sides: readonly (readonly RequestedResource[])[];
  },
): Decision {
  const { user, principal, role } = input;
  const { request, resource, sides } = held;
  const refusing = sides.find((side) => !side.some((each) => admits(each.constraint, principal)));
  const [narrowest] = refusing ?? [];
  if (narrowest) return refuse([constraintStep(narrowest.constraint, resource, principal)]);
  const own = lookUpRoles(user.staticRoles, role);
  const by = { staticRoles: own, traits: user.traits, lookup: role };
  const withResources = grant.type === 'resources';
  const lost = grant.roles.find(
    (name) => !request.roles.includes(name) || whyNotNamed(name, { ...by, withResources }) !== null,
  );
  if (lost !== undefined)
    // The whole grant ends: a role left out would take what it denies with it.
    return refuse([
      deny(
        'grant.role_lost',
        lost,
        `Request ${shortId(grant.request)} rests on role ${lost}, which you may no longer ask for`,
      ),
    ]);
  const decision = decide({
    roles: lookUpRoles(grant.roles, role),
    denyRoles: own,
    bearer: user,
    resource,
    principal,
  });
  if (!decision.allowed) return decision;
  const text = `Request ${shortId(grant.request)} gives you ${useOf({ resource, principal })}`;
  return {
    allowed: true,
    reason: text,
    trace: [...decision.trace, allow('grant.allow', null, text)],
  };
}

function constraintStep(
  constraint: Constraint,
  resource: Resource,
  principal: Principal,
): TraceStep {
  const asked = Object.values(constrainedTo(constraint) ?? {}).flat();
  const extra = principalEntries(principal)
    .filter((entry) => !admits(constraint, Object.fromEntries([entry])))
    .map(([, value]) => value);
  const what = extra.length === 0 ? 'more' : listWords(extra);
  return deny(
    'grant.constraint',
    null,
    `Your request allows only ${listWords(asked)} on ${resource.name}; ${what} was not asked for`,
  );
}
