import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roleSchema } from '#shared/model/role';
import { outcome, thresholdsFor } from '#main/cluster/policy/outcome';
import { runs } from '../../../../helpers/runs';
import { thresholdFilter } from './expressions';
import { outcomeOf } from './outcome';

const names = fc.constantFrom('access', 'admin', 'prod');
const traits = fc.record(
  {
    team: fc.array(fc.constantFrom('a', 'dev'), { maxLength: 2 }),
    'external.email': fc.array(fc.constantFrom('alice@example.com', 'nobody'), { maxLength: 1 }),
  },
  { requiredKeys: [] },
);

const threshold = fc.record({
  filter: fc.oneof(fc.constant(''), thresholdFilter),
  approve: fc.integer({ min: 0, max: 2 }),
  deny: fc.integer({ min: 0, max: 2 }),
});
const request = fc.record({
  search_as_roles: fc.uniqueArray(names, { maxLength: 2 }),
  roles: fc.array(fc.constantFrom('access', 'a*', '^(prod|admin)$'), { maxLength: 1 }),
  claims_to_roles: fc.array(
    fc.record({
      claim: fc.constant('team'),
      value: fc.constantFrom('a', 'd*', '^dev$'),
      roles: fc.constantFrom(['prod'], ['*']),
    }),
    { maxLength: 1 },
  ),
  thresholds: fc.array(threshold, { maxLength: 2 }),
});
const roles = fc.array(request, { maxLength: 3 }).map((requests) =>
  requests.map((each, index) =>
    roleSchema.parse({
      kind: 'role',
      version: 'v7',
      metadata: { name: `own${index}` },
      spec: { allow: { request: each } },
    }),
  ),
);

const words = fc.constantFrom('', 'alice', 'prod', 'a');
const lists = fc.array(fc.constantFrom('a', 'dev', 'prod'), { maxLength: 2 });
const review = fc.record({
  verdict: fc.constantFrom('approve' as const, 'approve' as const, 'deny' as const),
  reviewerRoles: lists,
  reviewerTraits: traits,
  said: words,
  noted: lists,
});

test('what reviews amount to is what the rules say', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(names, { maxLength: 2 }),
      roles,
      traits,
      fc.array(review, { maxLength: 4 }),
      fc.record({ reason: words, annotated: lists }),
      (requested, own, has, reviews, { reason, annotated }) => {
        const counted = reviews.map((each) => ({
          verdict: each.verdict,
          facts: {
            reviewer: { roles: each.reviewerRoles, traits: each.reviewerTraits },
            request: { roles: requested, reason, systemAnnotations: { team: annotated } },
            review: { reason: each.said, annotations: { team: each.noted } },
          },
        }));
        const plain = reviews.map((each) => ({
          verdict: each.verdict,
          facts: {
            traits: each.reviewerTraits,
            texts: { 'request.reason': reason, 'review.reason': each.said },
            lists: {
              'reviewer.roles': each.reviewerRoles,
              'request.roles': requested,
              'request.system_annotations["team"]': annotated,
              'review.annotations["team"]': each.noted,
            },
          },
        }));
        const { state, waitingFor } = outcome(thresholdsFor(requested, own, has), counted);
        expect(state).toBe(outcomeOf(requested, { roles: own, traits: has }, plain));
        expect(waitingFor === '').toBe(state !== 'PENDING');
      },
    ),
    runs(800),
  );
});
