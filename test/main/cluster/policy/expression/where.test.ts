import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compileWhere } from '#main/cluster/policy/expression/review-conditions';
import { compiled, factsOf, holdsRow, readExpressions, reviewRow } from './tables';

describe('where of review_requests', () => {
  const row = z.strictObject({ where: z.string(), ...reviewRow, holds: holdsRow });

  test.each(readExpressions('where', z.array(row).min(1)))('$where → $holds', (each) => {
    const where = compiled(each.where, compileWhere(each.where));
    expect(where(factsOf(each))).toBe(each.holds);
  });
});
