import type { ApiError } from '#shared/api/errors';
import { err, ok, type Result } from '#shared/lib/result';
import type { ResourceRow } from '#shared/model/search';
import type { Bridge } from '../../bridge/bridge';
import { callApi } from '../ask';

/** The longest condition that the cluster takes, in UTF-16 units. */
const longestCondition = 4_096;

/** Asks what may be done with the resources of some names now. Names that do not fit into one question are left out. */
export async function readRows(
  bridge: Bridge,
  profileId: string,
  names: readonly string[],
): Promise<Result<readonly ResourceRow[], ApiError>> {
  const parts: string[] = [];
  for (const name of new Set(names)) {
    const next = `name == ${JSON.stringify(name)}`;
    if ([...parts, next].join(' || ').length <= longestCondition) parts.push(next);
  }
  if (parts.length === 0) return ok([]);
  const answer = await callApi(bridge, profileId, 'resources.search', {
    ...{ query: '', kinds: [], labels: {}, show: 'all', forIndex: true },
    ...{ predicate: parts.join(' || '), cursor: null, limit: 200 },
  });
  return answer.ok ? ok(answer.value.rows) : err(answer.error);
}
