import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { decide } from '#main/cluster/policy/decide';
import { bindSelector, compileSelector } from '#main/cluster/policy/labels';
import { canSee, reachableLogins } from '#main/cluster/policy/reachable-logins';
import { makeResource, makeRoles, readTable, resourceRow, rolesSchema, traitsRow } from './tables';

const labelRows = readTable(
  'labels',
  z.strictObject({
    name: z.string(),
    selector: z.record(z.string(), z.unknown()),
    traits: traitsRow,
    labels: z.record(z.string(), z.string()),
    matches: z.boolean(),
  }),
);

describe('labels', () => {
  test.each(labelRows)('$name', ({ selector, traits, labels, matches }) => {
    const [role] = makeRoles({ r: { version: 'v7', allow: { node_labels: selector } } });
    const compiled = compileSelector(role?.spec.allow.node_labels ?? {});
    if (!compiled.ok) throw new Error(compiled.error);
    for (const effect of ['allow', 'deny'] as const)
      expect(bindSelector(compiled.value, traits, effect)(labels).matched).toBe(matches);
  });

  test('a trait that is no pattern matches nothing in allow and everything in deny', () => {
    const compiled = compileSelector({ team: ['{{internal.logins}}'] });
    if (!compiled.ok) throw new Error(compiled.error);
    const traits = { logins: ['^(broken$'] };
    expect(bindSelector(compiled.value, traits, 'allow')({ team: 'a' }).matched).toBe(false);
    expect(bindSelector(compiled.value, traits, 'deny')({ team: 'a' }).matched).toBe(true);
  });
});

const decideRows = readTable(
  'decide',
  z.strictObject({
    name: z.string(),
    roles: rolesSchema,
    denyRoles: rolesSchema.default({}),
    traits: traitsRow,
    resource: resourceRow,
    login: z.string(),
    allowed: z.boolean(),
    rule: z.string(),
    reason: z.string(),
  }),
);

describe('decide', () => {
  test.each(decideRows)('$name', (row) => {
    const input = {
      roles: makeRoles(row.roles),
      denyRoles: makeRoles(row.denyRoles),
      traits: row.traits,
      resource: makeResource(row.resource),
    };
    const decision = decide({ ...input, login: row.login });
    expect({ allowed: decision.allowed, reason: decision.reason }).toEqual({
      allowed: row.allowed,
      reason: row.reason,
    });
    expect(decision.trace.map(({ rule }) => rule)).toContain(row.rule);
    expect(reachableLogins(input).includes(row.login)).toBe(row.allowed);
    if (row.allowed) expect(canSee(input)).toBe(true);
  });
});
