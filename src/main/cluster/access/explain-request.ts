import type { ApiOutput } from '#shared/api/contract';
import { roleNamed, staticRoles } from '../identity/sessions';
import { lookUpRoles } from '../policy/bound-role';
import { explainRequested } from '../policy/explain-request';
import { roleContents } from '../policy/role-contents';
import type { RequestRecord } from '../store/records';
import { reviewDecision } from './may-review';
import { narrowedWords } from './narrowed-words';
import { atClock } from './view';
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
  const review = reviewDecision(state, viewer.user, atClock(record, now));
  const bearer = { name: requester?.name ?? '', traits: requester?.traits ?? {} };
  const contained = record.roles.map((name) => {
    const role = state.roles.get(name)?.definition;
    return {
      name,
      contains: role ? roleContents(role, bearer) : ['There is no such role any more'],
    };
  });
  const narrowed = record.asked ? narrowedWords(record.asked, record, viewer.nameOf) : [];
  return { grants, roles: contained, narrowed, review };
}
