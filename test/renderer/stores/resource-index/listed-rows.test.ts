import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createInventory } from '../../../../src/main/cluster/inventory/inventory';
import {
  listedRows,
  type Listing,
} from '../../../../src/renderer/stores/resource-index/listed-rows';
import { aRow, tableOf } from './rows';

const letters = (units: string, most: number) =>
  fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: most }).map((all) => all.join(''));
const resources = fc.uniqueArray(
  fc.record({
    name: letters('abA1-', 8),
    id: letters('abF1/', 6),
    labels: fc.dictionary(letters('ek:', 2), letters('abP', 3), { maxKeys: 2 }),
    kind: fc.constantFrom('node' as const, 'db' as const),
    isMine: fc.boolean(),
  }),
  { maxLength: 25, selector: ({ kind, id }) => `${kind}/${id}` },
);
const queries = fc.array(
  fc.oneof(
    letters('abf1', 4),
    letters('ek=:abp', 4),
    letters('/abf1', 4),
    fc.constant('/cluster/node/a'),
  ),
  { maxLength: 3 },
);
const listings = fc.record({
  words: queries,
  show: fc.constantFrom('mine' as const, 'all' as const),
  kinds: fc.subarray(['node' as const, 'db' as const]),
  labels: fc.dictionary(letters('ek', 1), letters('ab', 1), { maxKeys: 1 }),
});

it('lists what the search of the cluster lists, in its order, and counts as much', () => {
  fc.assert(
    fc.property(
      resources,
      listings,
      fc.constantFrom(1, 4, 50),
      (all, { words, ...rest }, limit) => {
        const rows = all.map(({ name, id, labels, kind, isMine }) =>
          aRow(
            name,
            { id: `/cluster/${kind}/${id}`, labels, kind },
            { state: isMine ? 'available' : 'requestable' },
          ),
        );
        const mine = new Set(
          rows.filter(({ state }) => state === 'available').map(({ resource }) => resource.id),
        );
        const inventory = createInventory();
        inventory.replaceAll(rows.map(({ resource }) => resource));
        const listing: Listing = { query: words.join(' '), ...rest };
        const found = inventory.search({
          ...listing,
          ...{ predicate: null, cursor: null, limit, countLabels: false },
          visibility: {
            alike: listing.show === 'all' ? [() => true] : [],
            alone: [...mine],
          },
          row: ({ id }) => id,
        });
        const table = tableOf(rows);
        const listed = listedRows(table, listing, limit);
        expect([listed.rows.map((row) => table.id(row)), listed.total]).toEqual([
          found.rows,
          found.total,
        ]);
      },
    ),
    { numRuns: 2_000 },
  );
});
