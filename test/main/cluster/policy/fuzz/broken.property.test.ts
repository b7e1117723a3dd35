import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ResourceKind } from '#shared/model/resource';
import { resourceKinds } from '#shared/model/resource-kind';
import { roleSchema, type Role } from '#shared/model/role';
import { decide } from '#main/cluster/policy/decide';
import { mayAskForRole } from '#main/cluster/policy/offers';
import { outcome, thresholdsFor } from '#main/cluster/policy/outcome';
import { createReach } from '#main/cluster/policy/reach';
import { mayReviewRoles } from '#main/cluster/policy/review';
import { bearer, principalFor, resourceOf, rolesFor } from '../oracle/arbitraries';
import { runs } from '../../../../helpers/runs';

/** No file that is loaded brings these; a role that was kept by an older version might. */
const broken = ['^(a$', '^[z-a]$', '{{internal.logins', '{{nobody.knows}}', '^a{1000}{1000}$'];
const badExpressions = ['labels[', 'unknown == "a"', 'labels["env"] ==', 'contains(1)'];

function roleOf(spec: object): Role {
  return roleSchema.parse({ kind: 'role', version: 'v8', metadata: { name: 'broken' }, spec });
}

const labelField = fc.constantFrom('node', 'db', 'app', 'kubernetes', 'windows_desktop');
const principalField = fc.constantFrom('logins', 'db_users', 'aws_role_arns', 'kubernetes_groups');
const side = fc.constantFrom('allow', 'deny');
const brokenRole = fc
  .oneof(
    fc.tuple(labelField, fc.constantFrom(...broken)).map(([field, text]) => {
      return { [`${field}_labels`]: { env: [text] } };
    }),
    fc.tuple(labelField, fc.constantFrom(...badExpressions)).map(([field, text]) => {
      return { [`${field}_labels_expression`]: text };
    }),
    // In allow a principal is no pattern, so that only braces can be wrong.
    fc.tuple(principalField, fc.constantFrom('{{a', '{{nobody.knows}}')).map(([field, text]) => {
      return { [field]: [text] };
    }),
  )
  .chain((part) => side.map((effect) => roleOf({ [effect]: part })));

describe.each(resourceKinds)('a role that cannot be read, for a %s', (kind: ResourceKind) => {
  test('gives nothing, and denies what others give', () => {
    fc.assert(
      fc.property(
        rolesFor(kind),
        brokenRole,
        bearer,
        resourceOf(kind),
        principalFor(kind),
        (roles, bad, by, resource, principal) => {
          const input = { bearer: by, resource, principal };
          expect(decide({ ...input, roles: [bad] }).allowed).toBe(false);
          expect(decide({ ...input, roles: [...roles, bad] }).allowed).toBe(false);
          expect(decide({ ...input, roles, denyRoles: [bad] }).allowed).toBe(false);
          const reach = createReach({ roles: [...roles, bad], bearer: by });
          expect(reach.canSee(resource)).toBe(false);
          expect(reach.canPreview(resource)).toBe(false);
        },
      ),
      runs(50),
    );
  });
});

describe('a part that cannot be read', () => {
  const everything = roleOf({
    allow: {
      request: { roles: ['*'] },
      review_requests: { roles: ['*'] },
      kubernetes_labels: { '*': '*' },
    },
  });
  const subject = { roles: ['access'], reason: '', annotations: {} };
  const reviews = (spec: object) =>
    mayReviewRoles({ roles: [everything, roleOf(spec)], traits: {} }, subject).allowed;
  const reviewsAlone = (spec: object) =>
    mayReviewRoles({ roles: [roleOf(spec)], traits: {} }, subject).allowed;

  test.each(['^(access$', '{{nobody.knows}}', '{{access'])('of names of roles: %s', (text) => {
    expect(reviewsAlone({ allow: { review_requests: { roles: [text] } } })).toBe(false);
    expect(reviews({ deny: { review_requests: { roles: [text] } } })).toBe(false);
    const asks = (spec: object) => mayAskForRole([everything, roleOf(spec)], 'access', {});
    expect(mayAskForRole([roleOf({ allow: { request: { roles: [text] } } })], 'access', {})).toBe(
      false,
    );
    expect(asks({ deny: { request: { roles: [text] } } })).toBe(false);
    expect(asks({ deny: { request: { search_as_roles: [text] } } })).toBe(false);
  });

  test('of claims', () => {
    const claims = { claims_to_roles: [{ claim: 'a', value: '^(b$', roles: ['*'] }] };
    expect(reviewsAlone({ allow: { review_requests: claims } })).toBe(false);
    expect(reviews({ deny: { review_requests: claims } })).toBe(false);
  });

  test.each(badExpressions)('of conditions: %s', (where) => {
    const rule = { review_requests: { roles: ['*'], where } };
    expect(reviewsAlone({ allow: rule })).toBe(false);
    expect(reviews({ deny: rule })).toBe(false);
    const thresholds = [{ filter: where, approve: 1, deny: 1 }];
    const rules = thresholdsFor(
      ['access'],
      [roleOf({ allow: { request: { roles: ['*'], thresholds } } })],
      {},
    );
    const said = (verdict: 'approve' | 'deny') => ({
      verdict,
      facts: {
        reviewer: { roles: [], traits: {} },
        request: { roles: [], reason: '', systemAnnotations: {} },
        review: { reason: '', annotations: {} },
      },
    });
    expect(outcome(rules, [said('approve')]).state).toBe('PENDING');
    expect(outcome(rules, [said('deny')]).state).toBe('DENIED');
  });

  test('of Kubernetes resources', () => {
    const entry = { kind: 'pods', api_group: '', namespace: '*', name: '^(a$' };
    const pod = {
      id: '/c/kube:ns:secrets/k/dev/key',
      kind: 'kube_resource' as const,
      name: 'key',
      labels: {},
      description: '',
      protocol: 'kubernetes',
    };
    const allowed = (roles: Role[]) =>
      decide({ roles, bearer: { name: 'a', traits: {} }, resource: pod, principal: {} }).allowed;
    const labels = { kubernetes_labels: { '*': '*' } };
    expect(allowed([everything])).toBe(true);
    expect(allowed([roleOf({ allow: { ...labels, kubernetes_resources: [entry] } })])).toBe(false);
    expect(allowed([everything, roleOf({ deny: { kubernetes_resources: [entry] } })])).toBe(false);
  });
});

describe('names that every object has', () => {
  const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'prototype'];

  test.each(names)('%s works as label, trait and role', (name) => {
    const role = roleSchema.parse({
      kind: 'role',
      version: 'v8',
      metadata: { name },
      spec: { allow: { node_labels: { [name]: [`{{external.${name}}}`] }, logins: ['alice'] } },
    });
    const allowed = (labels: Record<string, string>, traits: Record<string, string[]>) =>
      decide({
        roles: [role],
        bearer: { name, traits },
        resource: {
          id: '/c/node/x',
          kind: 'node',
          name: 'x',
          labels,
          description: '',
          protocol: 'ssh',
        },
        principal: { login: 'alice' },
      }).allowed;
    expect(allowed({ [name]: 'a' }, { [`external.${name}`]: ['a'] })).toBe(true);
    expect(allowed({}, { [`external.${name}`]: ['*'] })).toBe(false);
    expect(allowed({ [name]: 'a' }, {})).toBe(false);
  });

  test.each(['node_labels', 'db_labels'])('__proto__ is refused as a key of %s', (field) => {
    for (const effect of ['allow', 'deny']) {
      const spec: unknown = JSON.parse(`{ "${effect}": { "${field}": { "__proto__": ["a"] } } }`);
      const role = { kind: 'role', version: 'v8', metadata: { name: 'r' }, spec };
      expect(roleSchema.safeParse(role).success).toBe(false);
    }
  });
});
