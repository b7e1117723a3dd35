import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholeNamespace, type KubernetesTarget } from '#shared/model/kubernetes';
import { compileKubernetesRules } from '#main/cluster/policy/kubernetes/matcher';
import type { KubernetesRule } from '#main/cluster/policy/kubernetes/rule';
import { targetMatches } from '#main/cluster/policy/kubernetes/targets';

const names = ['a', 'ab', 'b', 'ba', 'abc'];
const verbs = ['get', 'delete'];

const every: KubernetesTarget[] = names.flatMap((name) => [
  ...['', 'x.y'].map((group) => {
    return { scope: 'cluster', resource: 'namespaces', group, namespace: null, name } as const;
  }),
  ...names.flatMap((namespace) =>
    ['pods', 'jobs'].map((resource) => {
      return { scope: 'namespaced', resource, group: '', namespace, name } as const;
    }),
  ),
]);

const pattern = fc.constantFrom('*', 'a*', '*b', 'a', 'ab', '^ab?$', '^[ab]+$', 'z');
const group = fc.constantFrom('', '*', '^x.*$');

const rule: fc.Arbitrary<KubernetesRule> = fc
  .record({
    index: fc.constant(0),
    inNamespace: fc.boolean(),
    resource: fc.constantFrom('*', 'pods', 'namespaces'),
    group,
    namespace: pattern,
    name: pattern,
    verbs: fc.constantFrom(['*'], ['get'], ['*', 'delete']),
  })
  .map(({ inNamespace, namespace, ...rest }) =>
    inNamespace
      ? { ...rest, scope: 'namespaced', namespace }
      : { ...rest, scope: 'cluster', namespace: null },
  );

const target: fc.Arbitrary<KubernetesTarget> = fc.oneof(
  pattern.map(wholeNamespace),
  fc.tuple(pattern, pattern).map(([namespace, name]) => {
    return { scope: 'namespaced', resource: 'pods', group: '', namespace, name } as const;
  }),
  pattern.map((name) => {
    return { scope: 'cluster', resource: 'namespaces', group: '', namespace: null, name } as const;
  }),
);

describe('what is said of a request holds for each resource in it', () => {
  const rules = fc.array(rule, { maxLength: 3 });

  test('for what is allowed, with some verb', () => {
    fc.assert(
      fc.property(rules, target, (given, requested) => {
        const matcher = compileKubernetesRules(given, 'allow');
        const inside = every.filter((each) => targetMatches(requested, each));
        const allowed = inside.filter((each) => matcher.matches(each));
        const byVerb = inside.filter((each) => verbs.some((verb) => matcher.matches(each, verb)));
        expect(byVerb).toEqual(allowed);
        if (matcher.covers(requested) === 'all') expect(allowed).toEqual(inside);
        if (matcher.covers(requested) === 'none') expect(allowed).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('for what is denied, with every verb', () => {
    fc.assert(
      fc.property(rules, target, (given, requested) => {
        const matcher = compileKubernetesRules(given, 'deny');
        const inside = every.filter((each) => targetMatches(requested, each));
        const whole = inside.filter((each) => matcher.matches(each));
        const byVerb = inside.filter((each) => verbs.some((verb) => matcher.matches(each, verb)));
        expect(byVerb).toEqual(expect.arrayContaining(whole));
        if (matcher.covers(requested) === 'all') expect(whole).toEqual(inside);
        if (matcher.covers(requested) === 'none') expect(byVerb).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
