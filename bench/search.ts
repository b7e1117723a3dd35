import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Resource } from '#shared/model/resource';
import { createInventory } from '#main/cluster/inventory/inventory';
import type { Condition } from '#main/cluster/inventory/predicate/condition';
import { parsePredicate } from '#main/cluster/inventory/predicate/parse';
import type { Visibility } from '#main/cluster/inventory/visibility';
import { defineGroup, inTurn, median } from './lib/measure';
import { openFullText, scan } from './search/peers';
import { allResources, predicates, wordQueries } from './search/resources';
import { openSearchRig, type SearchRig } from './search/rig';

const rounds = 5;
/** Everything but one environment, as with roles that exclude one. */
const visibility: Visibility = { alike: [({ labels }) => labels['env'] !== 'test'], alone: [] };

function time(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** The value that 95 of 100 cases do not exceed. */
function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.ceil(sorted.length * 0.95) - 1];
  if (value === undefined) throw new Error('No values to take a percentile of.');
  return value;
}

interface Sides {
  readonly ours: number[];
  readonly peer: number[];
}

/** Times each case on both sides in turn, and takes each case's median over the rounds; the first one warms up. */
async function eachInTurn<Case>(
  cases: readonly Case[],
  ours: (each: Case) => Promise<number>,
  peer: (each: Case) => number | null,
): Promise<Sides> {
  const taken = cases.map(() => ({ ours: [] as number[], peer: [] as number[] }));
  for (let round = 0; round <= rounds; round++)
    for (const [index, each] of cases.entries()) {
      const [our, peers] = [await ours(each), peer(each)];
      if (round === 0) continue;
      taken[index]?.ours.push(our);
      if (peers !== null) taken[index]?.peer.push(peers);
    }
  return {
    ours: taken.map((each) => median(each.ours)),
    peer: taken.flatMap((each) => (each.peer.length > 0 ? [median(each.peer)] : [])),
  };
}

function figure({ ours, peer }: Sides, name: string) {
  const medians = `median ${median(ours).toFixed(2)} ms`;
  return {
    value: p95(ours),
    peer: `${name} p95 ${p95(peer).toFixed(1)}, median ${median(peer).toFixed(2)} ms; our ${medians}`,
  };
}

function searchOf({ inventory }: SearchRig, query: string, predicate: Condition | null): number {
  return time(() =>
    inventory.search({
      query,
      predicate,
      kinds: [],
      labels: {},
      visibility,
      cursor: null,
      limit: 100,
      countLabels: false,
      row: ({ id }) => id,
    }),
  );
}

function fullTextOf({ fullText }: SearchRig, query: string): number | null {
  const words = query.split(' ');
  return words.every((word) => word.length >= 3) ? time(() => fullText.find(words)) : null;
}

function conditionOf(text: string): Condition {
  const condition = parsePredicate(text);
  if (!condition.ok) throw new Error(`${text}: ${condition.error.message}`);
  return condition.value;
}

/** A condition like those measured, in plain code: the cheapest that a scan could try. */
function isWebInProd({ name, labels }: Resource): boolean {
  return labels['env'] === 'prod' && name.startsWith('web-');
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

function bytesInUse(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function megabytesOfInventory(): number {
  const before = bytesInUse();
  const inventory = createInventory();
  inventory.replaceAll(allResources());
  const megabytes = (bytesInUse() - before) / 1_048_576;
  if (!inventory.hasAny(visibility)) throw new Error('Nothing was loaded.');
  return megabytes;
}

/** Searching 100,000 resources in the cluster's process, against SQLite's full-text search and plain scans. */
export const group = defineGroup({
  open: openSearchRig,
  measures: [
    {
      name: 'words_p95_ms',
      about: 'the first 100 of ranked hits and their number, for words of all kinds',
      goal: { atMost: 5 },
      run: async (rig) => {
        const sides = await eachInTurn(
          wordQueries,
          async (query) => searchOf(rig, query, null),
          (query) => fullTextOf(rig, query),
        );
        return figure(sides, 'SQLite FTS5 trigram, unranked, without words under 3 letters,');
      },
    },
    {
      name: 'predicate_p95_ms',
      about: 'the same by predicates, parsing included',
      goal: { atMost: 20 },
      run: async (rig) => {
        const sides = await eachInTurn(
          predicates,
          async (text) => {
            let condition: Condition | null = null;
            const parsing = time(() => (condition = conditionOf(text)));
            return parsing + searchOf(rig, '', condition);
          },
          () => time(() => scan(rig.resources, isWebInProd)),
        );
        return figure(sides, 'a scan with one condition');
      },
    },
    {
      name: 'first_page_p95_ms',
      about: 'the API call with 20 roles, access state, label counts and JSON',
      goal: { atMost: 20 },
      run: async (rig) => {
        let turn = 0;
        const sides = await eachInTurn(
          ['', ...wordQueries],
          async (query) => {
            turn += 1;
            const started = performance.now();
            await rig.firstPage({ query, countLabels: true }, turn);
            return performance.now() - started;
          },
          (query) => time(() => scan(rig.resources, ({ name }) => name.includes(query))),
        );
        return figure(sides, 'a scan of the names without access');
      },
    },
    {
      name: 'load_100k_s',
      about: 'from resources to the first answer',
      goal: { atMost: 3 },
      run: async (rig) => {
        const { ours, peer } = await inTurn(
          3,
          async () => time(() => createInventory().replaceAll(rig.resources)) / 1_000,
          async () => time(() => openFullText(rig.resources).close()) / 1_000,
        );
        return { value: median(ours), peer: `SQLite FTS5 trigram ${median(peer).toFixed(1)} s` };
      },
    },
    {
      name: 'memory_100k_mb',
      about: 'the resources with everything that finds them',
      goal: { atMost: 200 },
      run: async (rig) => {
        const index = (rig.fullText.bytes() / 1_048_576).toFixed(0);
        const value = megabytesOfInventory();
        return { value, peer: `SQLite FTS5 trigram ${index} MB, without the resources as objects` };
      },
    },
  ],
});
