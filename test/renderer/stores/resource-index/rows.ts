import type { Resource } from '#shared/model/resource';
import type { ResourceRow } from '#shared/model/search';
import { compare } from '#shared/lib/search-words';
import { ResourceTable } from '../../../../src/renderer/stores/resource-index/resource-table';

/** A machine that may be asked for, unless told otherwise. */
export function aRow(
  name: string,
  resource: Partial<Resource> = {},
  access: Partial<ResourceRow> = {},
): ResourceRow {
  const usual = { kind: 'node', labels: {}, description: '', protocol: 'ssh' } as const;
  return {
    resource: { id: `/cluster/node/${name}`, name, ...usual, ...resource },
    ...{ state: 'requestable', available: {}, requestable: { login: ['root'] }, requests: [] },
    ...access,
  };
}

/** A table of rows, which are put into the cluster's order. */
export function tableOf(rows: readonly ResourceRow[]): ResourceTable {
  const table = new ResourceTable();
  const sorted = rows.toSorted(
    ({ resource: a }, { resource: b }) =>
      compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.id, b.id),
  );
  for (const row of sorted) table.add(row);
  return table;
}
