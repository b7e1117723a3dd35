import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { weekdays } from '#shared/model/review-rule';
import { verdictOfRules } from '#main/cluster/policy/review-rules';
import { readTable } from './tables';

const minutes = z.string().transform((text) => {
  const [hours, rest] = text.split(':').map(Number);
  return (hours ?? 0) * 60 + (rest ?? 0);
});
const shiftRow = z
  .strictObject({ timezone: z.string(), weekday: z.enum(weekdays), from: minutes, to: minutes })
  .transform(({ from, to, ...shift }) => ({ ...shift, start: from, end: to }));

const rows = readTable(
  'review-rules',
  z.strictObject({
    name: z.string(),
    rules: z.record(
      z.string(),
      z.strictObject({
        if: z.string(),
        deny: z.boolean().default(false),
        shifts: z.array(shiftRow).nullable().default(null),
      }),
    ),
    at: z.coerce.date().default(new Date('2026-11-26T12:00:00Z')),
    verdict: z.enum(['none', 'approve', 'deny']),
    rule: z.string().optional(),
    message: z.string().optional(),
  }),
);

describe('what rules make of a request', () => {
  test.each(rows)('$name', ({ rules, at, verdict, rule, message }) => {
    const made = Object.entries(rules).map(([name, { if: condition, deny, shifts }]) => ({
      ...{ name, condition, shifts, description: `Because of ${name}` },
      verdict: deny ? ('deny' as const) : ('approve' as const),
    }));
    const request = {
      ...{ roles: ['web'], reason: '', suggestedReviewers: [], systemAnnotations: {} },
      labels: [{ env: 'dev' }],
    };
    const user = { name: 'alice', traits: { team: ['a'], email: ['nobody'] } };
    const found = verdictOfRules(made, { user, request }, at.getTime());
    expect(found?.verdict ?? 'none').toBe(verdict);
    expect(found?.rule).toBe(rule);
    if (message !== undefined) expect(found?.message).toBe(message);
  });
});
