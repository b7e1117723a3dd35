import type { ApiOutput } from '#shared/api/contract';
import { requestStates } from '#shared/model/access-request';
import type { Ledger } from '../audit/ledger';
import type { RequestRecord } from '../store/records';
import { atClock } from './view';
import type { Viewer } from './viewer';

/** So many are told. */
const mostRecent = 10;
/** At most this many of the requester's are looked through for them. */
const mostScanned = 100;

type Recent = ApiOutput<'requests.recent'>;

/** What the requester of a request asked for otherwise, newest first, of what the viewer may see. */
export async function recentRequests(
  { ledger, now }: { readonly ledger: Ledger; readonly now: () => number },
  viewer: Viewer,
  record: RequestRecord,
): Promise<Recent> {
  const latest = await ledger.repository.listRequests({
    requester: record.requester,
    states: requestStates,
    before: null,
    limit: mostScanned,
  });
  const rows = latest
    .filter(({ id }) => id !== record.id)
    .filter((each) => viewer.maySeeRequest(each))
    .slice(0, mostRecent)
    .map((each) => rowOf(viewer, atClock(each, now())));
  return { rows };
}

function rowOf(viewer: Viewer, record: RequestRecord): Recent['rows'][number] {
  const { id, created, state, roles, reason } = record;
  const resources = record.resources.map((each) => {
    const resource = viewer.state.resource(each.id);
    const name = resource && viewer.maySeeResource(resource) ? resource.name : null;
    return { id: each.id, name };
  });
  return { id, created, state, roles, resources, reason };
}
