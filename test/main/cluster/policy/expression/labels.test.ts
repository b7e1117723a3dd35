import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { conditionFunctions } from '#main/cluster/policy/expression/functions';
import {
  bindLabelsExpression,
  compileLabelsExpression,
} from '#main/cluster/policy/expression/labels-expression';
import { compileRuleCondition } from '#main/cluster/policy/expression/rule-conditions';
import { traitsRow } from '../tables';
import { compiled, holdsRow, readExpressions } from './tables';

describe('label expressions', () => {
  const row = z.strictObject({
    expression: z.string(),
    labels: z.record(z.string(), z.string()).default({}),
    traits: traitsRow,
    name: z.string().default('nobody'),
    holds: holdsRow,
  });

  test.each(readExpressions('labels', z.array(row).min(1)))('$expression → $holds', (each) => {
    const expression = compiled(each.expression, compileLabelsExpression(each.expression));
    const holds = bindLabelsExpression(expression, each);
    // Twice, since a user's traits are looked up once.
    expect([holds(each.labels), holds(each.labels)]).toEqual([each.holds, each.holds]);
  });
});

describe('the page about expressions', () => {
  const page = readFileSync(new URL('../../../../../docs/expressions.md', import.meta.url), 'utf8');
  const examples = [...page.matchAll(/^\| `.*\| `([^`]+)` +\|$/gm)].map(
    ([, example]) => example ?? '',
  );

  test('has an example of every function, and each is read', () => {
    for (const name of [...conditionFunctions().keys(), 'labels_matching'])
      expect(examples.filter((example) => example.includes(`${name}(`))).not.toEqual([]);
    for (const example of examples)
      // What is about a request is for rules that review.
      if (example.includes('access_request.')) compiled(example, compileRuleCondition(example));
      else compiled(example, compileLabelsExpression(example));
  });
});
