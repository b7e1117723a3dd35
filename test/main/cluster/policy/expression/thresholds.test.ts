import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compileThresholdFilter } from '#main/cluster/policy/expression/review-conditions';
import { compiled, factsOf, holdsRow, readExpressions, reviewRow } from './tables';

describe('filters of thresholds', () => {
  const row = z.strictObject({ filter: z.string(), ...reviewRow, holds: holdsRow });

  test.each(readExpressions('thresholds', z.array(row).min(1)))('$filter → $holds', (each) => {
    const filter = compiled(each.filter, compileThresholdFilter(each.filter));
    expect(filter(factsOf(each))).toBe(each.holds);
  });
});
