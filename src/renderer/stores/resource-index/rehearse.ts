import { wordsOf } from '#shared/lib/search-words';
import { listedRows } from './listed-rows';
import { needleOf } from './match';
import { nearRows } from './near-rows';
import type { ResourceTable } from './resource-table';

/** With fewer rows than this the first question is quick, too. */
const many = 10_000;
/** What somebody might type: a letter, more of them, another word, what stands nowhere. */
const questions = [
  'e',
  'er',
  'er-',
  'er- a',
  'er- a1',
  'o',
  'on',
  'on 1',
  'on 1q',
  'zqx',
  's 1',
  't',
];

/** Whether this window has done so: what was run once is fast for each later table. */
let isRehearsed = false;

/**
 * Asks a large table what somebody might ask, bit by bit. Code that has not run yet takes several times as long, which
 * otherwise the first keys would pay for.
 */
export async function rehearse(table: ResourceTable, rest: () => Promise<void>): Promise<void> {
  if (isRehearsed || table.count < many) return;
  isRehearsed = true;
  for (const query of questions) {
    await rest();
    listedRows(table, { query, show: 'requestable', kinds: [], labels: {} }, 1);
    await rest();
    nearRows(table, wordsOf(query).map(needleOf), 1);
  }
}
