import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  kubernetesEntrySchema,
  requestKubernetesEntrySchema,
} from '#shared/model/kubernetes-schema';
import { roleVersionSchema } from '#shared/model/role';
import { kubernetesReachNotes } from '#main/cluster/policy/kubernetes/reach';
import { requestableKinds } from '#main/cluster/policy/kubernetes/requestable';
import {
  expectFindings,
  readKubernetesTable,
  targetOf,
} from '../../../../helpers/kubernetes-tables';

describe('kinds that may be requested', () => {
  const row = z.strictObject({
    name: z.string(),
    version: roleVersionSchema,
    effect: z.enum(['allow', 'deny']).default('allow'),
    entries: z.array(requestKubernetesEntrySchema).nullable(),
    limited: z.boolean().default(true),
    covers: z.record(z.string(), z.enum(['all', 'some', 'none'])),
    problems: z.array(z.string()).default([]),
  });

  test.each(readKubernetesTable('requests', row))('$name', (each) => {
    const kinds = requestableKinds(each);
    expect(kinds.limited).toBe(each.limited);
    const covers = Object.keys(each.covers).map((text) => [text, kinds.covers(targetOf(text))]);
    expect(Object.fromEntries(covers)).toEqual(each.covers);
    expectFindings(
      kinds.problems.map(({ index, field, text }) => `${index}.${field}: ${text}`),
      each.problems,
    );
  });
});

describe('groups and users that could reach more', () => {
  const row = z.strictObject({
    name: z.string(),
    version: roleVersionSchema,
    allow: z.strictObject({
      kubernetes_resources: z.array(kubernetesEntrySchema).nullable().default(null),
      kubernetes_groups: z.array(z.string()).default([]),
      kubernetes_users: z.array(z.string()).default([]),
    }),
    notes: z.array(z.string()),
  });

  test.each(readKubernetesTable('reach', row))('$name', ({ version, allow, notes }) => {
    const said = kubernetesReachNotes(version, allow).map(({ field, text }) => `${field}: ${text}`);
    expectFindings(said, notes);
  });
});
