import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test, vi } from 'vitest';
import { compilePattern } from '#main/cluster/policy/patterns';
import { estimateSize } from '#main/cluster/policy/regex-size';

describe('the size of regular expressions', () => {
  test.each([
    ['abc', 3],
    ['a{7}', 7],
    ['a{2,7}b', 8],
    ['a{7,}', 7],
    ['a{0}', 1],
    ['(ab){10}', 30],
    ['((a{3}b){10}c){2}', 104],
    ['\\(a\\){9}', 11],
    ['[(){9}]{3}', 3],
    ['[]a]{2}', 2],
    ['{3}a', 1],
    ['a)b', 3],
    ['(a(b', 1],
  ])('%s', (expression, size) => {
    expect(estimateSize(expression)).toBe(size);
  });

  test('is known before they are compiled', () => {
    const large = `^${'(x{1000})'.repeat(100)}$`;
    const compile = vi.spyOn(RE2JS, 'compile');
    expect(compilePattern(large)).toMatchObject({ ok: false });
    expect(compile).not.toHaveBeenCalled();
  });

  test('is never taken for too large where it is not', () => {
    const atom = fc.constantFrom('a', '.', '\\d', '[a-z]', '(a|b)', '(?:x)', 'b*', 'c?');
    const repeated = fc
      .tuple(atom, fc.integer({ min: 1, max: 30 }))
      .map(([each, count]) => `${each.replace(/[*?]$/, '')}{${count}}`);
    const expression = fc
      .array(fc.oneof(atom, repeated), { minLength: 1, maxLength: 20 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(expression, (each) => {
        expect(estimateSize(each)).toBeLessThanOrEqual(4 * RE2JS.compile(each).programSize());
      }),
      { numRuns: 300 },
    );
  });
});
