import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { kubernetesEntrySchema } from '#shared/model/kubernetes-schema';
import { roleVersionSchema } from '#shared/model/role';
import type { EntryFinding } from '#main/cluster/policy/kubernetes/findings';
import type { KubernetesRule } from '#main/cluster/policy/kubernetes/rule';
import { kubernetesRulesOf } from '#main/cluster/policy/kubernetes/rules';
import { expectFindings, readKubernetesTable } from '../../../../helpers/kubernetes-tables';

const row = z.strictObject({
  name: z.string(),
  versions: z.array(roleVersionSchema).min(1),
  effect: z.enum(['allow', 'deny']).default('allow'),
  entries: z.array(kubernetesEntrySchema).nullable(),
  rules: z.array(z.string()),
  problems: z.array(z.string()).default([]),
  notes: z.array(z.string()).default([]),
});

const rows = readKubernetesTable('rules-by-version', row).flatMap(({ versions, ...each }) =>
  versions.map((version) => ({ version, ...each })),
);

describe('what a list of resources means', () => {
  test.each(rows)('$version: $name', ({ version, effect, entries, rules, problems, notes }) => {
    const read = kubernetesRulesOf({ version, effect, entries });
    expect(read.rules.map(asText)).toEqual(rules);
    expectFindings(read.problems.map(said), problems);
    expectFindings(read.notes.map(said), notes);
  });

  test('a rule names the entry that it comes from', () => {
    const entry = { kind: 'namespace', api_group: null, namespace: null, name: 'a', verbs: null };
    const { rules } = kubernetesRulesOf({
      version: 'v7',
      effect: 'allow',
      entries: [entry, { ...entry, name: 'b' }],
    });
    expect(rules.map(({ index }) => index)).toEqual([0, 0, 1, 1]);
    const { rules: byDefault } = kubernetesRulesOf({
      version: 'v7',
      effect: 'allow',
      entries: null,
    });
    expect(byDefault.map(({ index }) => index)).toEqual([null, null]);
  });
});

function asText({ scope, resource, group, namespace, name, verbs }: KubernetesRule): string {
  return `${scope} ${resource}.${group || '-'} ${namespace ?? '-'} ${name} ${verbs.join(',')}`;
}

function said({ index, field, text }: EntryFinding): string {
  return `${index}.${field}: ${text}`;
}
