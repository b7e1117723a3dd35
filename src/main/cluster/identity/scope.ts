import { ExpectedError } from '#shared/api/errors';
import type { CertificateGrant, CertificateScope } from '#shared/model/access-scope';
import { whyNotAssumable } from '#shared/model/request-machine';
import { noSuchRequest } from '../access/find-request';
import { whyNotNamed } from '../policy/named-roles';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';
import { roleNamed, staticRoles, type SignedIn } from './sessions';

/** What a certificate may say now, and the last moment at which it may hold. */
export interface HeldScope {
  readonly scope: CertificateScope;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/**
 * The scope for standing access (nothing assumed) or for an approved request of the user's own. Assuming is
 * exclusive: one request at a time, and standing access is out of reach meanwhile.
 *
 * @throws ExpectedError `not_found`, `wrong_state` or `not_allowed`, saying why a request cannot be assumed
 */
export function scopeFor(
  state: ClusterState,
  now: number,
  { user, session }: SignedIn,
  requests: readonly RequestRecord[],
): HeldScope {
  if (requests.length > 1)
    throw new ExpectedError(
      'not_allowed',
      'Only one request can be assumed at a time. Drop the one that is assumed, then assume the other.',
    );
  const [request] = requests;
  if (!request) {
    const roles = staticRoles(state, user).map((role) => role.metadata.name);
    return { scope: { type: 'standing', roles }, until: session.expires };
  }
  const accessUntil = requireAssumable(state, now, { user, session }, request);
  const scope = { type: 'granted' as const, grants: [grantOf(request)], standing: [] };
  return { scope, until: Math.min(session.expires, accessUntil) };
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

function requireAssumable(
  state: ClusterState,
  now: number,
  { user }: SignedIn,
  request: RequestRecord,
): number {
  if (request.requester !== user.id) throw noSuchRequest();
  const why = whyNotAssumable(request, now);
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
