import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { requestStateSchema } from '#shared/model/access-request';
import { mayAdminister } from '#main/cluster/policy/administration';
import { outcome, thresholdsFor, type CountedReview } from '#main/cluster/policy/outcome';
import { mayReview, previewRoles } from '#main/cluster/policy/review';
import { lookupOf, makeRoles, readTable, rolesSchema, traitsRow } from './tables';

const reviewRows = readTable(
  'review',
  z.strictObject({
    name: z.string(),
    roles: rolesSchema,
    requested: z.array(z.string()),
    self: z.boolean().default(false),
    reviewed: z.boolean().default(false),
    traits: traitsRow,
    reason: z.string().default(''),
    annotations: traitsRow,
    state: requestStateSchema.default('PENDING'),
    allowed: z.boolean(),
    rule: z.string(),
  }),
);

describe('who may review', () => {
  test.each(reviewRows)('$name', (row) => {
    const bob = { id: 'bob', name: 'bob' };
    const decision = mayReview(
      { id: bob.id, roles: makeRoles(row.roles), traits: row.traits },
      {
        requester: { id: row.self ? bob.id : 'alice' },
        roles: row.requested,
        reason: row.reason,
        annotations: row.annotations,
        state: row.state,
        reviews: row.reviewed ? [{ author: bob }] : [],
      },
    );
    expect({ allowed: decision.allowed, rule: decision.trace.at(-1)?.rule }).toEqual({
      allowed: row.allowed,
      rule: row.rule,
    });
  });

  test('preview takes the named roles that exist and are not denied', () => {
    const access = makeRoles({ access: { version: 'v7' }, prod: { version: 'v7' } });
    const preview = { preview_as_roles: ['prod', 'gone', 'access'] };
    const names = (roles: ReturnType<typeof makeRoles>) =>
      previewRoles(roles, lookupOf(access)).map(({ metadata }) => metadata.name);
    const allow = { version: 'v7', allow: { review_requests: preview } };
    expect(names(makeRoles({ r: allow }))).toEqual(['access', 'prod']);
    const deny = { version: 'v7', deny: { review_requests: { preview_as_roles: ['p*'] } } };
    expect(names(makeRoles({ r: allow, d: deny }))).toEqual(['access']);
  });
});

const thresholdRow = z.strictObject({ approve: z.int(), deny: z.int() });
const outcomeRows = readTable(
  'outcome',
  z.strictObject({
    name: z.string(),
    roles: z.array(z.string()).optional(),
    thresholds: z.record(z.string(), z.array(z.array(thresholdRow))).optional(),
    own: rolesSchema.optional(),
    traits: traitsRow,
    reason: z.string().default(''),
    reviews: z.union([
      z.string().regex(/^[ad]*$/),
      z.array(
        z.strictObject({
          verdict: z.enum(['approve', 'deny']).default('approve'),
          roles: z.array(z.string()).default([]),
          traits: traitsRow,
          reason: z.string().default(''),
        }),
      ),
    ]),
    state: z.enum(['PENDING', 'APPROVED', 'DENIED']),
    waitingFor: z.string(),
  }),
);

type OutcomeRow = (typeof outcomeRows)[number];

function countedReviews({ reviews, roles = [], reason }: OutcomeRow): CountedReview[] {
  const said =
    typeof reviews === 'string'
      ? [...reviews].map((letter) => ({
          verdict: letter === 'a' ? ('approve' as const) : ('deny' as const),
          roles: [],
          traits: {},
          reason: '',
        }))
      : reviews;
  return said.map((each) => ({
    verdict: each.verdict,
    facts: {
      reviewer: { roles: each.roles, traits: each.traits },
      request: { roles, reason, systemAnnotations: {} },
      review: { reason: each.reason, annotations: {} },
    },
  }));
}

const requester = (offered: string[]) =>
  makeRoles({ requester: { version: 'v7', allow: { request: { search_as_roles: offered } } } });

describe('what reviews amount to', () => {
  test.each(outcomeRows)('$name', (row) => {
    const { roles = [], thresholds, own, state, waitingFor } = row;
    const rules = thresholds
      ? Object.entries(thresholds).map(([role, sets]) => ({
          role,
          sets: sets.map((set) => set.map((each) => ({ name: '', counts: () => true, ...each }))),
        }))
      : thresholdsFor(roles, own ? makeRoles(own) : requester(roles), row.traits);
    expect(outcome(rules, countedReviews(row))).toEqual({ state, waitingFor });
  });
});

const adminRows = readTable(
  'administration',
  z.strictObject({
    name: z.string(),
    roles: rolesSchema,
    resource: z.enum(['role', 'user', 'node', 'event', 'lock', 'access_monitoring_rule']),
    verb: z.enum(['list', 'read', 'create', 'update', 'delete']),
    allowed: z.boolean(),
    rule: z.string(),
  }),
);

describe('administration', () => {
  test.each(adminRows)('$name', ({ roles, resource, verb, allowed, rule }) => {
    const decision = mayAdminister(makeRoles(roles), resource, verb);
    expect({ allowed: decision.allowed, rule: decision.trace[0]?.rule }).toEqual({ allowed, rule });
  });
});
