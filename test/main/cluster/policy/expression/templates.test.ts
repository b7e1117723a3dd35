import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compileClaims, rolesFromTraits } from '#main/cluster/policy/claims';
import { compileMatcher } from '#main/cluster/policy/matchers';
import { expandTemplate, parseTemplate } from '#main/cluster/policy/traits';
import { traitsRow } from '../tables';
import { compiled, readExpressions } from './tables';

const texts = z.array(z.string());
const claims = z
  .array(z.strictObject({ claim: z.string(), value: z.string(), roles: texts }))
  .min(1);
const table = readExpressions(
  'templates',
  z.strictObject({
    templates: z
      .array(
        z.strictObject({
          template: z.string(),
          traits: traitsRow,
          gives: texts,
          denies: texts.optional(),
        }),
      )
      .min(1),
    refused: z.array(z.strictObject({ template: z.string(), says: z.string() })).min(1),
    matchers: z
      .array(z.strictObject({ matcher: z.string(), fits: texts.min(1), misses: texts.min(1) }))
      .min(1),
    refusedMatchers: z.array(z.strictObject({ matcher: z.string(), says: z.string() })).min(1),
    claims: z.array(z.strictObject({ claims, traits: traitsRow, roles: texts })).min(1),
    refusedClaims: z.array(z.strictObject({ claims, says: z.string() })).min(1),
  }),
);

describe('templates', () => {
  test.each(table.templates)('$template', ({ template, traits, gives, denies }) => {
    const parsed = compiled(template, parseTemplate(template));
    expect(expandTemplate(parsed, traits)).toEqual(gives);
    expect(expandTemplate(parsed, traits, ['*'])).toEqual(denies ?? gives);
  });

  test.each(table.refused)('$template is refused', ({ template, says }) => {
    expect(parseTemplate(template)).toEqual({ ok: false, error: says });
  });
});

describe('matchers', () => {
  test.each(table.matchers)('$matcher', ({ matcher, fits, misses }) => {
    const pattern = compiled(matcher, compileMatcher(matcher));
    expect(fits.filter((name) => !pattern(name))).toEqual([]);
    expect(misses.filter((name) => pattern(name))).toEqual([]);
  });

  test.each(table.refusedMatchers)('$matcher is refused', ({ matcher, says }) => {
    expect(compileMatcher(matcher)).toEqual({ ok: false, error: says });
  });
});

describe('claims', () => {
  test.each(table.claims)('$claims', ({ claims, traits, roles }) => {
    expect(rolesFromTraits(compiled('claims', compileClaims(claims)), traits)).toEqual(roles);
  });

  test.each(table.refusedClaims)('$claims is refused', ({ claims, says }) => {
    expect(compileClaims(claims)).toEqual({ ok: false, error: says });
  });
});
