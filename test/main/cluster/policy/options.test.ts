import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { annotationsOf, suggestedReviewers } from '#main/cluster/policy/annotations';
import { sessionOptions } from '#main/cluster/policy/session-options';
import { makeRoles, readTable, rolesSchema, traitsRow } from './tables';

const annotationRows = readTable(
  'annotations',
  z.strictObject({
    name: z.string(),
    own: rolesSchema,
    requested: z.array(z.string()),
    traits: traitsRow,
    annotations: traitsRow,
    reviewers: z.array(z.string()).default([]),
  }),
);

describe('annotations and suggested reviewers', () => {
  test.each(annotationRows)('$name', ({ own, requested, traits, annotations, reviewers }) => {
    const roles = makeRoles(own);
    expect(annotationsOf(roles, requested, traits)).toEqual(annotations);
    expect(suggestedReviewers(roles)).toEqual(reviewers);
  });
});

const usual = {
  pinSourceAddress: false,
  recordsStrictly: true,
  requestAccess: 'optional',
  requestPrompts: [],
};
const optionRows = readTable(
  'session-options',
  z.strictObject({
    name: z.string(),
    roles: rolesSchema,
    /** What differs from the usual. */
    options: z.strictObject({
      pinSourceAddress: z.boolean().optional(),
      recordsStrictly: z.boolean().optional(),
      requestAccess: z.enum(['optional', 'reason', 'always']).optional(),
      requestPrompts: z.array(z.string()).optional(),
    }),
  }),
);

describe('session options', () => {
  test.each(optionRows)('$name', ({ roles, options }) => {
    expect(sessionOptions(makeRoles(roles))).toEqual({ ...usual, ...options });
    expect(sessionOptions(makeRoles(roles).toReversed())).toMatchObject({
      ...usual,
      ...options,
      requestPrompts: expect.any(Array),
    });
  });
});
