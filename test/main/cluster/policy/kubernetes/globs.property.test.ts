import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { globContains, globsMeet } from '#main/cluster/policy/kubernetes/globs';
import { compilePart, coverageOf, type Part } from '#main/cluster/policy/kubernetes/part';

const alphabet = ['a', 'b', 'c'];

/** Every text up to a length: `c` is in no glob, and stands for all the letters that are not. */
function textsUpTo(length: number): string[] {
  if (length === 0) return [''];
  const shorter = textsUpTo(length - 1);
  const longest = shorter.filter((text) => text.length === length - 1);
  return [...shorter, ...longest.flatMap((text) => alphabet.map((letter) => text + letter))];
}

// Two globs of four characters have a text of six in common if they have any.
const texts = textsUpTo(6);
const glob = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 4 });

/** A matcher of its own: straight from what a star means. */
function holds(pattern: string, text: string): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return text === '';
  if (first !== '*') return text[0] === first && holds(rest.join(''), text.slice(1));
  return holds(rest.join(''), text) || (text !== '' && holds(pattern, text.slice(1)));
}

describe('two globs against every text', () => {
  test('meet where some text fits both, and contain where none fits only the inner one', () => {
    fc.assert(
      fc.property(glob, glob, (a, b) => {
        const ofB = texts.filter((text) => holds(b, text));
        const ofBoth = ofB.filter((text) => holds(a, text));
        expect(globsMeet(a, b)).toBe(ofBoth.length > 0);
        expect(globsMeet(b, a)).toBe(ofBoth.length > 0);
        expect(globContains(a, b)).toBe(ofBoth.length === ofB.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('how much of a pattern another covers', () => {
  const expression = fc
    .tuple(glob, fc.constantFrom('|a', '+', 'b?', ''))
    .map(([text, end]) => `^(?:a${text.replaceAll('*', '.*')})${end}$`);
  const pattern = fc.oneof(glob, expression);

  function part(text: string): Part {
    const compiled = compilePart(text);
    if (!compiled.ok) throw new Error(compiled.error);
    return compiled.value;
  }

  test('is never told more or less than it can be', () => {
    fc.assert(
      fc.property(pattern, pattern, (rule, asked) => {
        const [one, other] = [part(rule), part(asked)];
        const wanted = texts.filter((text) => other.fits(text));
        const given = wanted.filter((text) => one.fits(text));
        const coverage = coverageOf(one, other);
        if (coverage === 'all') expect(given).toEqual(wanted);
        if (coverage === 'none') expect(given).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
