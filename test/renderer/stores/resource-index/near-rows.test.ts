import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needleOf } from '../../../../src/renderer/stores/resource-index/match';
import { nearRows } from '../../../../src/renderer/stores/resource-index/near-rows';
import { rankOf } from '../../../../src/renderer/stores/resource-index/ways';
import type { ResourceTable } from '../../../../src/renderer/stores/resource-index/resource-table';
import { wordsOf } from '#shared/lib/search-words';
import { naiveNearness } from './naive';
import { aRow, tableOf } from './rows';

const find = (table: ResourceTable, query: string, limit = 100) =>
  nearRows(table, wordsOf(query).map(needleOf), limit).map(({ row }) => table.name(row));

const machines = tableOf([
  aRow('api-prod-1', { labels: { env: 'prod', team: 'web' } }),
  aRow('web', { labels: { env: 'dev' } }),
  aRow('web-prod-eu', { labels: { env: 'prod' } }),
  aRow('web-staging-eu', { labels: { env: 'staging' } }),
  aRow('my-web-1'),
  aRow('cobweb'),
  aRow('Warehouse', { labels: { tier: 'Gold' } }),
]);

describe('the order of what was found', () => {
  it.each([
    ['web', ['web', 'web-prod-eu', 'web-staging-eu', 'my-web-1', 'cobweb', 'api-prod-1']],
    ['web prod', ['web-prod-eu', 'api-prod-1']],
    ['prod web', ['web-prod-eu', 'api-prod-1']],
    ['wpe', ['web-prod-eu']],
    ['w eu', ['web-prod-eu', 'web-staging-eu']],
    ['WAREHOUSE', ['Warehouse']],
    ['gold', ['Warehouse']],
    ['env=prod', ['api-prod-1', 'web-prod-eu']],
    ['env:dev', ['web']],
    ['warehuose', ['Warehouse']],
    ['stagign eu', ['web-staging-eu']],
    ['prod nowhere', []],
    ['', []],
  ])('%s', (query, names) => {
    expect(find(machines, query)).toEqual(names);
  });

  it('looks for slips only where nothing else is found', () => {
    const table = tableOf([aRow('prod-1'), aRow('pord-1')]);
    expect(find(table, 'prod')).toEqual(['prod-1']);
  });

  it('finds again what one more letter, one less, or more rows leave', () => {
    const table = tableOf([aRow('alpha'), aRow('alpine'), aRow('beta')]);
    expect(find(table, 'al')).toEqual(['alpha', 'alpine']);
    expect(find(table, 'alph')).toEqual(['alpha']);
    expect(find(table, 'alpx')).toEqual(['alpha', 'alpine']);
    expect(find(table, 'alpxq')).toEqual([]);
    expect(find(table, 'alp')).toEqual(['alpha', 'alpine']);
    table.add(aRow('gamma-alpha'));
    expect(find(table, 'alph')).toEqual(['alpha', 'gamma-alpha']);
  });
});

describe('against a naive search', () => {
  const letters = (units: string, most: number) =>
    fc
      .array(fc.constantFrom(...units), { minLength: 1, maxLength: most })
      .map((all) => all.join(''));
  const rows = fc.array(fc.record({ name: letters('ab1-', 9), label: letters('abX', 4) }), {
    minLength: 1,
    maxLength: 30,
  });

  function naive(all: readonly { name: string; label: string }[], query: string, limit: number) {
    const ranked = (most: number) =>
      all.flatMap(({ name, label }) => {
        const nears = wordsOf(query).map((word) => {
          const near = naiveNearness(name, word);
          return `k=${label}`.toLowerCase().includes(word) ? Math.min(near, 5) : near;
        });
        return Math.max(...nears) <= most ? [{ name, rank: rankOf(nears) }] : [];
      });
    const most = [3, 5, 7].find((each) => ranked(each).length >= (each === 3 ? limit : 1)) ?? 7;
    return ranked(most)
      .toSorted((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
      .slice(0, limit)
      .map(({ name }) => name);
  }

  it('gives the same rows in the same order, whatever was typed before', () => {
    fc.assert(
      fc.property(
        rows,
        fc.array(fc.array(letters('ab1', 5), { minLength: 1, maxLength: 2 }), { maxLength: 6 }),
        fc.constantFrom(1, 3, 100),
        (all, queries, limit) => {
          const distinct = [...new Map(all.map((each) => [each.name, each])).values()];
          const table = tableOf(
            distinct.map(({ name, label }) => aRow(name, { labels: { k: label } })),
          );
          const typed = queries.flatMap((words) => {
            const query = words.join(' ');
            return [...query].map((_, at) => query.slice(0, at + 1).trim());
          });
          for (const query of typed)
            expect([query, find(table, query, limit)]).toEqual([
              query,
              naive(distinct, query, limit),
            ]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
