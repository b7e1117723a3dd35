import { describe, expect, it } from 'vitest';
import { defineGroup, holds, inTurn, median, onlyMeasures } from '../../bench/lib/measure';
import { runGroup } from '../../bench/lib/run-groups';

function recorder() {
  const lines: string[] = [];
  const warnings: string[] = [];
  return {
    lines,
    warnings,
    print: (line: string) => lines.push(line),
    warn: (line: string) => warnings.push(line),
  };
}

describe('median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
  });

  it('does not make up a value', () => {
    expect(() => median([])).toThrow('No values');
  });
});

it('runs both sides in turn and leaves the first pair out', async () => {
  const order: string[] = [];
  let count = 0;
  const side = (name: string) => () => {
    order.push(name);
    return Promise.resolve(count++);
  };
  const taken = await inTurn(2, side('a'), side('b'));
  expect(order).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  expect(taken).toEqual({ ours: [2, 4], peer: [3, 5] });
});

it('knows both kinds of goal', () => {
  expect(holds({ atMost: 2 }, 2)).toBe(true);
  expect(holds({ atMost: 2 }, 2.1)).toBe(false);
  expect(holds({ atLeast: 0.8 }, 0.8)).toBe(true);
  expect(holds({ atLeast: 0.8 }, 0.7)).toBe(false);
});

describe('runGroup', () => {
  const measure = (name: string, run: () => Promise<number>) => ({
    name,
    about: 'something',
    goal: { atLeast: 1 },
    run: async () => ({ value: await run(), peer: 'peer 1' }),
  });

  it('reports what could be taken, and names the rest', async () => {
    const output = recorder();
    let closed = false;
    const group = defineGroup({
      open: () => Promise.resolve({ close: () => Promise.resolve(void (closed = true)) }),
      measures: [
        measure('good_ratio', () => Promise.resolve(2)),
        measure('broken_ratio', () => Promise.reject(new Error('no sshd'))),
        measure('empty_ratio', () => Promise.resolve(Number.NaN)),
      ],
    });
    expect(await runGroup('demo', group, output)).toEqual({ 'demo.good_ratio': 2 });
    expect(output.lines).toHaveLength(1);
    expect(output.lines[0]).toContain('demo.good_ratio');
    expect(output.warnings).toEqual([
      'demo.broken_ratio could not be measured: no sshd',
      'demo.empty_ratio could not be measured: it came out as no number',
    ]);
    expect(closed).toBe(true);
  });

  it('names every measure of a group that cannot start', async () => {
    const output = recorder();
    const group = defineGroup({
      open: () => Promise.reject(new Error('no display')),
      measures: [
        measure('a_ms', () => Promise.resolve(1)),
        measure('b_ms', () => Promise.resolve(1)),
      ],
    });
    expect(await runGroup('demo', group, output)).toEqual({});
    expect(output.warnings).toHaveLength(2);
  });

  it('takes the measures that are asked for', () => {
    const group = defineGroup({
      open: () => Promise.reject(new Error('no display')),
      measures: ['a_ms', 'b_ms'].map((name) => measure(name, () => Promise.resolve(1))),
    });
    expect(onlyMeasures(group, ['b_ms']).measures.map(({ name }) => name)).toEqual(['b_ms']);
    expect(() => onlyMeasures(group, ['c_ms'])).toThrow('no measure c_ms');
  });
});
