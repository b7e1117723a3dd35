import type { ApiError } from '#shared/api/errors';
import { ok, type Result } from '#shared/lib/result';
import type { Bridge } from '../../bridge/bridge';
import { callApi } from '../ask';
import type { ResourceTable } from './resource-table';

/** As many as the cluster gives at once. */
const pageSize = 200;

type Page = Awaited<ReturnType<typeof callApi<'resources.search'>>>;

export interface Filling {
  readonly profileId: string;
  /** Empty. */
  readonly table: ResourceTable;
  readonly rest: () => Promise<void>;
  /** Asked before each page. */
  readonly isWanted: () => boolean;
  readonly onPage: (table: ResourceTable, total: number) => void;
}

/**
 * Reads everything that a profile's user may use or ask for, page by page.
 *
 * @returns the filled table; `null` once it is not wanted any more
 */
export async function fillTable(
  bridge: Bridge,
  { profileId, table, rest, isWanted, onPage }: Filling,
): Promise<Result<ResourceTable, ApiError> | null> {
  let cursor: string | null = null;
  do {
    const answer: Page = await callApi(bridge, profileId, 'resources.search', {
      ...{ query: '', kinds: [], labels: {}, show: 'all', forIndex: true },
      ...{ cursor, limit: pageSize },
    });
    if (!isWanted()) return null;
    if (!answer.ok) return answer;
    for (const row of answer.value.rows) table.add(row);
    cursor = answer.value.next;
    onPage(table, answer.value.total);
    if (cursor !== null) await rest();
  } while (cursor !== null);
  return ok(table);
}
