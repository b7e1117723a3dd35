import type { Resource } from '#shared/model/resource';
import type { Role, Traits } from '#shared/model/role';
import { roleNamed, staticRoles } from '../identity/sessions';
import { mayAdminister } from '../policy/administration';
import { createReach, type Reach } from '../policy/reach';
import { mayReviewRoles, previewRoles } from '../policy/review';
import { searchRoles } from '../policy/search-roles';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, UserRecord } from '../store/records';
import { reviewerOf, subjectOf } from './review-subject';

/** What one user may see, with their own roles as they are now. Made for one call. */
export interface Viewer {
  readonly state: ClusterState;
  readonly user: UserRecord;
  readonly roles: readonly Role[];
  readonly traits: Traits;
  /** What their own roles give. */
  readonly own: Reach;
  /** What they may ask for. */
  readonly requestable: Reach;
  readonly mayRequestAnything: boolean;
  maySeeRequest(request: RequestRecord): boolean;
  maySeeResource(resource: Resource): boolean;
  /** A resource's name for those who may see it, else its id. */
  nameOf(id: string): string;
}

export function createViewer(state: ClusterState, user: UserRecord): Viewer {
  const roles = staticRoles(state, user);
  const lookup = roleNamed(state);
  const own = createReach({ roles, bearer: user });
  const candidates = searchRoles(roles, lookup, user.traits).roles;
  const requestable = createReach({
    roles: candidates,
    denyRoles: roles,
    bearer: user,
    separately: true,
  });
  const preview = createReach({
    roles: previewRoles(roles, lookup),
    denyRoles: roles,
    bearer: user,
    separately: true,
  });
  const audits = mayAdminister(roles, 'access_request', 'read').allowed;
  const administersNodes = mayAdminister(roles, 'node', 'read').allowed;
  const reviewer = reviewerOf(state, user);
  const maySeeResource = (resource: Resource): boolean =>
    administersNodes ||
    own.canSee(resource) ||
    requestable.canSee(resource) ||
    preview.canPreview(resource);
  return {
    state,
    user,
    roles,
    traits: user.traits,
    own,
    requestable,
    mayRequestAnything: candidates.length > 0,
    maySeeRequest: (request) =>
      request.requester === user.id ||
      audits ||
      request.reviews.some((review) => review.author === user.id) ||
      mayReviewRoles(reviewer, subjectOf(state, request)).allowed,
    maySeeResource,
    nameOf(id) {
      const resource = state.resource(id);
      return resource && maySeeResource(resource) ? resource.name : id;
    },
  };
}
