import type { ApiOutput } from '#shared/api/contract';
import { roleNamed, staticRoles } from '../identity/sessions';
import { lookUpRoles } from '../policy/bound-role';
import { explainRequested } from '../policy/explain-request';
import { mayReview } from '../policy/review';
import type { RequestRecord } from '../store/records';
import { reviewerOf, subjectOf } from './review-subject';
import { atClock, toAccessRequest } from './view';
import type { Viewer } from './viewer';

/**
 * What a request gives, resource by resource, and whether the viewer may review it. Resources that the viewer may
 * not see are left out, as everywhere.
 */
export function explainRequest(
  viewer: Viewer,
  record: RequestRecord,
  now: number,
): ApiOutput<'requests.explain'> {
  const { state } = viewer;
  const requester = state.users.get(record.requester);
  const roles = lookUpRoles(record.roles, roleNamed(state));
  const grants = record.resources.flatMap(({ id, constraint }) => {
    const resource = state.resource(id);
    if (!resource || !requester || !viewer.maySeeResource(resource)) return [];
    const own = staticRoles(state, requester);
    const about = { roles, staticRoles: own, bearer: requester, resource, constraint };
    return [{ resource: id, steps: [...explainRequested(about)] }];
  });
  const review = mayReview(reviewerOf(state, viewer.user), {
    ...toAccessRequest(state, atClock(record, now)),
    annotations: subjectOf(state, record).annotations,
  });
  const contains = record.roles.map((name) => ({ name, contains: [] }));
  return { grants, roles: contains, narrowed: [], review };
}
