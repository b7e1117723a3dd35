import { ExpectedError } from '#shared/api/errors';
import type { Result } from '#shared/lib/result';
import { farthestStart, type RequestTerms } from '#shared/model/access-request';
import { roleNamed, staticRoles } from '../identity/sessions';
import { narrowTerms } from '../policy/narrow';
import type { RequestRecord } from '../store/records';
import { personOf } from './view';
import type { Viewer } from './viewer';

/** What a request is for. */
export function termsOf(request: RequestTerms): RequestTerms {
  const { roles, resources, accessDuration, startAt } = request;
  return { roles, resources, accessDuration, startAt };
}

/**
 * What an approver makes of a request, whole; `null` when that is what it is anyway.
 *
 * @throws ExpectedError `invalid_input` for what would not be narrower, with a sentence for each in `details`, and
 * `conflict` when somebody else narrowed the request since the approver looked
 */
export function narrowedTo(
  viewer: Viewer,
  request: RequestRecord,
  wanted: RequestTerms,
): RequestTerms | null {
  const current = termsOf(request);
  const narrowed = narrow(viewer, request, current, wanted);
  if (narrowed.ok)
    return JSON.stringify(narrowed.value) === JSON.stringify(current) ? null : narrowed.value;
  const [problem = ''] = narrowed.error;
  const details = [...narrowed.error];
  const last = request.reviews.findLast(({ terms }) => terms !== null);
  if (last && request.asked && narrow(viewer, request, request.asked, wanted).ok) {
    const who = last.author === null ? 'A rule' : personOf(viewer.state, last.author).name;
    const text = `${who} narrowed this request in the meantime. Look at it again: ${problem}`;
    throw new ExpectedError('conflict', text, { field: 'terms', details });
  }
  throw new ExpectedError('invalid_input', problem, { field: 'terms', details });
}

function narrow(
  { state, nameOf }: Viewer,
  request: RequestRecord,
  current: RequestTerms,
  wanted: RequestTerms,
): Result<RequestTerms, readonly string[]> {
  const requester = state.users.get(request.requester);
  const { created } = request;
  return narrowTerms({
    current,
    wanted,
    prolongs: request.extends !== null,
    start: { earliest: created, latest: created + farthestStart },
    role: roleNamed(state),
    staticRoles: requester ? staticRoles(state, requester) : [],
    bearer: { name: requester?.name ?? '', traits: requester?.traits ?? {} },
    resource: (id) => state.resource(id),
    nameOf,
  });
}
