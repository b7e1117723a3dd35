import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createInventory } from '#main/cluster/inventory/inventory';
import type { Condition } from '#main/cluster/inventory/predicate/condition';
import { maxPredicateLength, parsePredicate } from '#main/cluster/inventory/predicate/parse';
import { makeResource, resourceRow } from '../../policy/tables';

function readFixture<T extends z.ZodType>(name: string, shape: T): z.output<T> {
  const folder = fileURLToPath(new URL('../../../../fixtures/predicates/', import.meta.url));
  return shape.parse(parse(readFileSync(`${folder}${name}.yaml`, 'utf8')));
}

function conditionOf(text: string): Condition {
  const condition = parsePredicate(text);
  if (!condition.ok) throw new Error(`${text}: ${condition.error.message}`);
  return condition.value;
}

describe('what predicates hold for', () => {
  const row = z.strictObject({ predicate: z.string(), finds: z.array(z.string()) });
  const table = readFixture(
    'matching',
    z.strictObject({ resources: z.array(resourceRow), rows: z.array(row).min(1) }),
  );
  const inventory = createInventory();
  inventory.replaceAll(table.resources.map((each) => makeResource(each)));

  test.each(table.rows)('$predicate', ({ predicate, finds }) => {
    const page = inventory.search({
      query: '',
      predicate: conditionOf(predicate),
      kinds: [],
      labels: {},
      visibility: { alike: [() => true], alone: [] },
      cursor: null,
      limit: 10,
      countLabels: false,
      row: ({ name }) => name,
    });
    expect(page.rows).toEqual(finds);
  });
});

describe('what is wrong, and where', () => {
  const row = z.strictObject({ predicate: z.string(), at: z.string(), says: z.string() });

  test.each(readFixture('problems', z.array(row).min(1)))('$predicate', (each) => {
    const { predicate, at, says } = each;
    // Nothing is underlined where the predicate ends too early.
    const offset = at === '' ? predicate.length : at.indexOf('^');
    const length = at.length === 0 ? 0 : at.length - offset;
    expect(parsePredicate(predicate)).toEqual({
      ok: false,
      error: { offset, length, message: says },
    });
  });
});

describe('limits', () => {
  const one = 'name == "a"';
  test.each([
    ['as long as may be', `name == "${'a'.repeat(maxPredicateLength - 10)}"`, null],
    ['too long', `name == "${'a'.repeat(maxPredicateLength)}"`, /longer than 4096/],
    ['as deep as may be', `${'('.repeat(50)}${one}${')'.repeat(50)}`, null],
    ['parentheses too deep', `${'('.repeat(51)}${one}`, /more than 50 deep/],
    ['negations too deep', '!'.repeat(4_000), /more than 50 deep/],
    ['as many conditions as may be', Array(50).fill(one).join('&&'), null],
    ['too many conditions', Array(51).fill(one).join('||'), /more than 50 conditions/],
  ])('%s', (_, text, problem) => {
    const read = parsePredicate(text);
    if (problem === null) expect(read).toMatchObject({ ok: true });
    else expect(read).toMatchObject({ error: { message: expect.stringMatching(problem) } });
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom('labels', 'name', 'resource', 'kind', 'env', '__proto__', 'constructor'),
    fc.constantFrom('hasPrefix', 'contains', 'exists', 'split', 'equals', 'search', 'and', 'or'),
    fc.constantFrom('==', '!=', '&&', '||', '!', '(', ')', '[', ']', ',', '.', ' ', '=', '&'),
    fc.constantFrom('"a"', "'b'", '"', '\\', '"\\u00', '7', '-', '\u0000', '💥', '\uD800'),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  test('is read or refused with a place inside of it', () => {
    fc.assert(
      fc.property(text, (predicate) => {
        const read = parsePredicate(predicate);
        if (read.ok) return;
        const { offset, length, message } = read.error;
        expect(message).toMatch(/^.{10,}\.$/su);
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(length).toBeGreaterThanOrEqual(0);
        expect(offset + length).toBeLessThanOrEqual(predicate.length);
      }),
      { numRuns: 5_000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('in quotes comes back as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (value) => {
        // JSON's escapes without \b and \f, which predicates do not have.
        const quoted = JSON.stringify(value)
          .replaceAll(/(?<!\\)((?:\\\\)*)\\b/g, '$1\\u0008')
          .replaceAll(/(?<!\\)((?:\\\\)*)\\f/g, '$1\\u000c');
        const right = { type: 'literal', value };
        expect(parsePredicate(`name == ${quoted}`)).toMatchObject({ ok: true, value: { right } });
      }),
      { numRuns: 1_000 },
    );
  });
});
