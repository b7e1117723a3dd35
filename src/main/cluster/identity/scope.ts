import { ExpectedError } from '#shared/api/errors';
import type { CertificateGrant, SessionScope } from '#shared/model/access-scope';
import { whyNotAssumable } from '#shared/model/request-machine';
import { noSuchRequest } from '../access/find-request';
import { accessSettings } from '../access/settings';
import { whyNotNamed } from '../policy/named-roles';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, UserRecord } from '../store/records';
import { whyRequestLocked } from './locks';
import { roleNamed, staticRoles, type SignedIn } from './sessions';

/** What a certificate may say now, and the last moment at which it may hold. */
export interface HeldScope {
  readonly scope: SessionScope;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/**
 * The scope for standing access (nothing assumed) or for approved requests of the user's own: one at a time, unless
 * the cluster lets several be assumed. Each grant ends by itself; the certificate holds as long as the last of them,
 * and as the sign-in where standing access is kept.
 *
 * @throws ExpectedError `not_found`, `wrong_state` or `not_allowed`, saying why a request cannot be assumed
 */
export function scopeFor(
  state: ClusterState,
  now: number,
  { user, session }: SignedIn,
  requests: readonly RequestRecord[],
): HeldScope {
  const { severalGrants } = accessSettings(state);
  if (requests.length > 1 && !severalGrants)
    throw new ExpectedError(
      'not_allowed',
      'Only one request can be assumed at a time. Drop the one that is assumed, then assume the other.',
    );
  const ends = requests.map((request) => requireAssumable(state, now, user, request));
  const scope = scopeOf(state, user, requests);
  const standing = scope.type === 'standing' || scope.standing.length > 0;
  const until = standing ? session.expires : Math.min(session.expires, Math.max(...ends));
  return { scope, until };
}

/** What somebody holds with these requests assumed, as a certificate says it. */
export function scopeOf(
  state: ClusterState,
  user: UserRecord,
  requests: readonly RequestRecord[],
): SessionScope {
  const own = staticRoles(state, user).map((role) => role.metadata.name);
  if (requests.length === 0) return { type: 'standing', roles: own };
  const { keepStanding } = accessSettings(state);
  return { type: 'granted', grants: requests.map(grantOf), standing: keepStanding ? own : [] };
}

/** An approved request as it stands in a certificate. */
export function grantOf({
  id,
  roles,
  resources,
}: Pick<RequestRecord, 'id' | 'roles' | 'resources'>): CertificateGrant {
  if (resources.length === 0) return { type: 'roles', request: id, roles: [...roles] };
  return { type: 'resources', request: id, roles: [...roles], resources: [...resources] };
}

/** @returns when the access of the request ends */
function requireAssumable(
  state: ClusterState,
  now: number,
  user: UserRecord,
  request: RequestRecord,
): number {
  if (request.requester !== user.id) throw noSuchRequest();
  const why = whyNotAssumable(request, now) ?? whyRequestLocked(state, request.id);
  if (why !== null || request.accessUntil === null)
    throw new ExpectedError('wrong_state', why ?? 'This request cannot be assumed.');
  const lost = request.roles.filter((role) => {
    const withResources = request.resources.length > 0;
    const lookup = roleNamed(state);
    const by = { staticRoles: staticRoles(state, user), traits: user.traits, lookup };
    return whyNotNamed(role, { ...by, withResources }) !== null;
  });
  if (lost.length > 0)
    throw new ExpectedError(
      'not_allowed',
      `Your roles no longer let you ask for what role ${lost.join(', ')} gives, so this request cannot be ` +
        'assumed. Ask an administrator.',
    );
  return request.accessUntil;
}
