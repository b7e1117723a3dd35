import type { Resource } from '#shared/model/resource';
import type { Role, Traits } from '#shared/model/role';
import { staticRoles } from '../identity/sessions';
import { mayAdminister } from '../policy/administration';
import type { Reach } from '../policy/reach';
import { mayReviewAnything, mayReviewRoles } from '../policy/review';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, UserRecord } from '../store/records';
import { lastingReach } from './lasting-reaches';
import { createRequestFacts, type RequestFacts } from './request-facts';
import { reviewerOf } from './review-subject';

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
  /** What is asked of the requests that they look at. */
  readonly about: RequestFacts;
  /** Whether they may see any requests but those that they made or reviewed. */
  readonly seesOthersRequests: boolean;
  maySeeRequest(request: RequestRecord): boolean;
  maySeeResource(resource: Resource): boolean;
  /** A resource's name for those who may see it, else its id. */
  nameOf(id: string): string;
}

export function createViewer(state: ClusterState, user: UserRecord): Viewer {
  const roles = staticRoles(state, user);
  const { own, requestable, preview, mayRequestAnything } = lastingReach(state, user);
  const audits = mayAdminister(roles, 'access_request', 'read').allowed;
  const administersNodes = mayAdminister(roles, 'node', 'read').allowed;
  const reviewer = reviewerOf(state, user);
  const about = createRequestFacts(state);
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
    mayRequestAnything,
    about,
    seesOthersRequests: audits || mayReviewAnything(reviewer),
    maySeeRequest: (request) =>
      request.requester === user.id ||
      audits ||
      request.reviews.some((review) => review.author === user.id) ||
      mayReviewRoles(reviewer, about.subjectOf(request)).allowed,
    maySeeResource,
    nameOf(id) {
      const resource = state.resource(id);
      return resource && maySeeResource(resource) ? resource.name : id;
    },
  };
}
