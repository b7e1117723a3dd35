import type { Resource } from '#shared/model/resource';
import type { Role } from '#shared/model/role';
import { roleNamed, staticRoles } from '../identity/sessions';
import { mayAdminister } from '../policy/administration';
import { createReach, type Reach } from '../policy/reachable-logins';
import { mayReviewRoles, previewRoles } from '../policy/review';
import { searchRoles } from '../policy/search-roles';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, UserRecord } from '../store/records';

/** What one user may see, with their own roles as they are now. Made for one call. */
export interface Viewer {
  readonly user: UserRecord;
  readonly roles: readonly Role[];
  /** What their own roles give. */
  readonly own: Reach;
  /** What they may ask for. */
  readonly requestable: Reach;
  readonly mayRequestAnything: boolean;
  maySeeRequest(request: RequestRecord): boolean;
  maySeeResource(resource: Resource): boolean;
}

export function createViewer(state: ClusterState, user: UserRecord): Viewer {
  const roles = staticRoles(state, user);
  const lookup = roleNamed(state);
  const { traits } = user;
  const own = createReach({ roles, traits });
  const candidates = searchRoles(roles, lookup).roles;
  const requestable = createReach({
    roles: candidates,
    denyRoles: roles,
    traits,
  });
  const preview = createReach({ roles: previewRoles(roles, lookup), denyRoles: roles, traits });
  const audits = mayAdminister(roles, 'access_request', 'read').allowed;
  const administersNodes = mayAdminister(roles, 'node', 'read').allowed;
  return {
    user,
    roles,
    own,
    requestable,
    mayRequestAnything: candidates.length > 0,
    maySeeRequest: (request) =>
      request.requester === user.id ||
      audits ||
      request.reviews.some((review) => review.author === user.id) ||
      mayReviewRoles(roles, request.roles).allowed,
    maySeeResource: (resource) =>
      administersNodes ||
      own.canSee(resource) ||
      requestable.canSee(resource) ||
      preview.canPreview(resource),
  };
}
