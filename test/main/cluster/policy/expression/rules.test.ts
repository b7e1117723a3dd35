import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compileRuleCondition } from '#main/cluster/policy/expression/rule-conditions';
import { traitsRow } from '../tables';
import { compiled, holdsRow, readExpressions } from './tables';

const names = z.array(z.string()).default([]);

describe('conditions of rules that review', () => {
  const row = z.strictObject({
    condition: z.string(),
    roles: names,
    reason: z.string().default(''),
    suggested: names,
    annotations: traitsRow,
    traits: traitsRow,
    labels: z.array(z.record(z.string(), z.string())).nullable().default([{}]),
    holds: holdsRow,
  });

  test.each(readExpressions('rules', z.array(row).min(1)))('$condition → $holds: %#', (each) => {
    const condition = compiled(each.condition, compileRuleCondition(each.condition));
    const { roles, reason, labels, traits } = each;
    const holds = condition({
      user: { name: 'alice', traits },
      request: {
        ...{ roles, reason, labels },
        suggestedReviewers: each.suggested,
        systemAnnotations: each.annotations,
      },
    });
    expect(holds).toBe(each.holds);
  });
});

test('what the page about expressions says of them is read', () => {
  const page = readFileSync('docs/expressions.md', 'utf8');
  const [, block = ''] = /may\s+stand behind a list:\n\n```\n([^`]+)```/.exec(page) ?? [];
  const examples = block.trim().split('\n');
  expect(examples).toHaveLength(3);
  for (const example of examples) compiled(example, compileRuleCondition(example));
});
