import { describe, expect, it } from 'vitest';
import {
  itemsText,
  leftText,
  percentOf,
  progressText,
  summaryOf,
  summaryText,
} from '../../../src/renderer/features/files/words';
import { aFolder, anEntry, aTransfer } from '../../helpers/fake-world-files';

describe('what a copy is at', () => {
  it.each([
    [{}, '34 MB of 120 MB · 12.4 MB/s · 7 s left'],
    [{ files: { done: 3, total: 9 } }, '34 MB of 120 MB · 3 of 9 files · 12.4 MB/s · 7 s left'],
    [{ rate: 0 }, '34 MB of 120 MB'],
    [{ state: 'queued' }, 'Waits for its turn'],
    [{ state: 'paused' }, 'Paused at 34 MB of 120 MB'],
    [{ state: 'reconnecting' }, 'Waits for the connection, at 34 MB of 120 MB'],
    [{ state: 'failed', reason: 'There is no room left' }, 'There is no room left.'],
    [
      { state: 'done', files: { done: 2, total: 3 }, leftOutCount: 1 },
      '2 files copied, 34 MB, 1 left out',
    ],
  ] as const)('%j is "%s"', (part, text) => {
    expect(progressText(aTransfer(1, part))).toBe(text);
  });

  it('waits for an answer where there is a question', () => {
    const side = { size: 1, changed: 1 };
    const question = { name: 'a', there: side, coming: side };
    expect(progressText(aTransfer(1, { question }))).toBe('Waits for your answer');
  });

  it('is known in percent once it is counted', () => {
    expect(percentOf(aTransfer(1))).toBe(28);
    expect(percentOf(aTransfer(1, { state: 'counting' }))).toBeNull();
    expect(percentOf(aTransfer(1, { bytes: { done: 0, total: 0 } }))).toBeNull();
  });

  it.each([
    [0.2, '1 s left'],
    [59.1, '60 s left'],
    [61, '1 minute left'],
    [4_000, '1 hour 6 minutes left'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(leftText(seconds)).toBe(text);
  });
});

it('says what of a folder is chosen, or how much there is', () => {
  const rows = [aFolder('f'), anEntry('a', { size: 1_000 }), anEntry('b', { size: 500 })];
  expect(summaryText(summaryOf(rows, new Set(), 0))).toBe('3 items, 1.5 KB');
  expect(summaryText(summaryOf(rows, new Set(['b', 'f']), 0))).toBe('2 selected, 500 bytes');
  expect(summaryText(summaryOf(rows, new Set(), 7))).toBe(
    '3 items, 1.5 KB, and 7 more that are not shown',
  );
  expect([itemsText(['a']), itemsText(['a', 'b'])]).toEqual(['a', '2 items']);
});
