import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OutputBatch, patienceMs } from '#main/nodes/output-batch';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setup() {
  const handed: string[] = [];
  const batch = new OutputBatch((data) => handed.push(data.toString()), Date.now);
  return { handed, batch, print: (text: string) => batch.push(Buffer.from(text)) };
}

it('hands on at once what comes after a pause', () => {
  const { handed, print } = setup();
  print('a');
  expect(handed).toEqual(['a']);
  vi.advanceTimersByTime(patienceMs + 1);
  print('b');
  expect(handed).toEqual(['a', 'b']);
});

it('gathers what follows closely, for a moment and no longer', () => {
  const { handed, print } = setup();
  for (const text of ['a', 'b', 'c']) print(text);
  expect(handed).toEqual(['a']);
  vi.advanceTimersByTime(patienceMs);
  expect(handed).toEqual(['a', 'bc']);
});

it('waits for no more than a packet carries', () => {
  const { handed, print } = setup();
  print('a');
  for (let piece = 0; piece < 20; piece++) print('x'.repeat(4_096));
  expect(handed.map(({ length }) => length)).toEqual([1, 32_768, 32_768]);
  vi.advanceTimersByTime(patienceMs);
  expect(handed.map(({ length }) => length)).toEqual([1, 32_768, 32_768, 16_384]);
});

it('hands on the rest when it is told to, once and in order', () => {
  const { handed, batch, print } = setup();
  for (const text of ['a', 'b', 'c']) print(text);
  batch.flush();
  batch.flush();
  vi.advanceTimersByTime(1_000);
  expect(handed).toEqual(['a', 'bc']);
});
