import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compileLabelsExpression } from '#main/cluster/policy/expression/labels-expression';
import { maxExpressionLength } from '#main/cluster/policy/expression/parse';
import {
  compileThresholdFilter,
  compileWhere,
} from '#main/cluster/policy/expression/review-conditions';
import { readExpressions } from './tables';

const compilers = {
  labels: compileLabelsExpression,
  where: compileWhere,
  filter: compileThresholdFilter,
};

describe('what is wrong, and where', () => {
  const row = z.strictObject({
    place: z.enum(['labels', 'where', 'filter']),
    expression: z.string(),
    at: z.string(),
    says: z.string(),
  });

  test.each(readExpressions('problems', z.array(row).min(1)))('$place: $expression', (each) => {
    const { place, expression, at, says } = each;
    const offset = at === '' ? expression.length : at.indexOf('^');
    const length = at === '' ? 0 : at.length - offset;
    expect(compilers[place](expression)).toEqual({
      ok: false,
      error: { offset, length, message: says },
    });
  });
});

describe('limits', () => {
  const one = 'labels.a == "a"';
  const adds = (count: number) => `set()${'.add()'.repeat(count)}.contains("a")`;
  test.each([
    ['as long as may be', `labels.a == "${'a'.repeat(maxExpressionLength - 14)}"`, null],
    ['too long', `labels.a == "${'a'.repeat(maxExpressionLength)}"`, /longer than 4096/],
    ['as deep as may be', `${'('.repeat(50)}${one}${')'.repeat(50)}`, null],
    ['parentheses too deep', `${'('.repeat(51)}${one}`, /more than 50 deep/],
    ['negations too deep', '!'.repeat(4_000), /more than 50 deep/],
    ['arguments too deep', 'email.local('.repeat(51), /more than 50 deep/],
    ['as many parts as may be', Array(500).fill('true').join('&&'), null],
    ['too many parts', Array(501).fill('true').join('||'), /more than 500 parts/],
    ['a chain as long as may be', adds(496), null],
    ['a chain that is too long', adds(497), /more than 500 parts/],
  ])('%s', (_, text, problem) => {
    const read = compileLabelsExpression(text);
    if (problem === null) expect(read).toMatchObject({ ok: true });
    else expect(read).toMatchObject({ error: { message: expect.stringMatching(problem) } });
  });
});
