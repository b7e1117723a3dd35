import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { kubernetesEntrySchema } from '#shared/model/kubernetes-schema';
import { roleVersionSchema } from '#shared/model/role';
import { compileKubernetesRules } from '#main/cluster/policy/kubernetes/matcher';
import { kubernetesRulesOf } from '#main/cluster/policy/kubernetes/rules';
import { targetMatches, targetProblem } from '#main/cluster/policy/kubernetes/targets';
import { readKubernetesTable, targetOf } from '../../../../helpers/kubernetes-tables';

describe('what rules fit', () => {
  const row = z.strictObject({
    name: z.string(),
    version: roleVersionSchema,
    effect: z.enum(['allow', 'deny']).default('allow'),
    entries: z.array(kubernetesEntrySchema).nullable(),
    matches: z.array(z.string()),
    misses: z.array(z.string()),
    covers: z.record(z.string(), z.enum(['all', 'some', 'none'])),
  });

  test.each(readKubernetesTable('matching', row))('$name', (each) => {
    const { version, effect, entries } = each;
    const { rules } = kubernetesRulesOf({ version, effect, entries });
    const matcher = compileKubernetesRules(rules, effect);
    const matches = (text: string) => {
      const [target = '', verb] = text.split(' ');
      return matcher.matches(targetOf(target), verb);
    };
    expect(each.matches.filter((text) => !matches(text))).toEqual([]);
    expect(each.misses.filter(matches)).toEqual([]);
    const covers = Object.keys(each.covers).map((text) => [text, matcher.covers(targetOf(text))]);
    expect(Object.fromEntries(covers)).toEqual(each.covers);
  });

  test('a rule that cannot be read gives nothing, and denies everything', () => {
    const rule = {
      index: 0,
      scope: 'namespaced',
      resource: 'pods',
      group: '',
      namespace: 'dev',
      name: '^($',
      verbs: ['*'],
    } as const;
    const asked = targetOf('secret/k/prod/x');
    const allows = compileKubernetesRules([rule], 'allow');
    expect([allows.matches(asked), allows.covers(asked)]).toEqual([false, 'none']);
    const denies = compileKubernetesRules([rule], 'deny');
    expect([denies.matches(asked), denies.covers(asked)]).toEqual([true, 'all']);
  });

  test('what is asked for and cannot be read is given by nothing, and denied', () => {
    const asked = targetOf('pod/k/dev/^($');
    expect(compileKubernetesRules([], 'allow').covers(asked)).toBe('none');
    expect(compileKubernetesRules([], 'deny').covers(asked)).toBe('all');
  });
});

describe('what lies inside a requested target', () => {
  const row = z.strictObject({
    requested: z.string(),
    inside: z.array(z.string()),
    outside: z.array(z.string()),
    problem: z.string().nullable().default(null),
  });

  test.each(readKubernetesTable('inside', row))('$requested', (each) => {
    const requested = targetOf(each.requested);
    const isInside = (text: string) => targetMatches(requested, targetOf(text));
    expect(each.inside.filter((text) => !isInside(text))).toEqual([]);
    expect(each.outside.filter(isInside)).toEqual([]);
    if (each.problem === null) expect(targetProblem(requested)).toBeNull();
    else expect(targetProblem(requested)).toContain(each.problem);
  });
});
