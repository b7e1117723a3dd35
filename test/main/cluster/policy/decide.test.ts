import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { principalEntries, type Principal } from '#shared/model/principal';
import { principalSchema } from '#shared/model/principal-schema';
import { decide } from '#main/cluster/policy/decide';
import { bindSelector, compileSelector, matchLabels } from '#main/cluster/policy/labels';
import { canSee, isChoice, reachableChoices } from '#main/cluster/policy/reach';
import {
  bearerOf,
  makeResource,
  makeRoles,
  readTable,
  resourceRow,
  rolesSchema,
  traitsRow,
} from './tables';

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
      expect(matchLabels(bindSelector(compiled.value, traits, effect), labels).matched).toBe(
        matches,
      );
  });

  test('a trait that is no pattern matches nothing in allow and everything in deny', () => {
    const compiled = compileSelector({ team: ['{{internal.logins}}'] });
    if (!compiled.ok) throw new Error(compiled.error);
    const traits = { logins: ['^(broken$'] };
    const matches = (effect: 'allow' | 'deny') =>
      matchLabels(bindSelector(compiled.value, traits, effect), { team: 'a' }).matched;
    expect(matches('allow')).toBe(false);
    expect(matches('deny')).toBe(true);
  });
});

const topics = [
  'decide',
  'decide-databases',
  'decide-apps',
  'decide-desktops',
  'decide-kubernetes',
  'decide-expressions',
] as const;
const decideRow = z.strictObject({
  name: z.string(),
  roles: rolesSchema,
  denyRoles: rolesSchema.default({}),
  traits: traitsRow,
  resource: resourceRow,
  login: z.string().optional(),
  principal: principalSchema.optional(),
  verb: z.string().optional(),
  allowed: z.boolean(),
  rule: z.string(),
  reason: z.string(),
});

describe.each(topics)('%s', (topic) => {
  test.each(readTable(topic, decideRow))('$name', (row) => {
    const input = {
      roles: makeRoles(row.roles),
      denyRoles: makeRoles(row.denyRoles),
      bearer: bearerOf(row.traits),
      resource: makeResource(row.resource),
    };
    const principal: Principal =
      row.principal ?? (row.login === undefined ? {} : { login: row.login });
    const decision = decide({ ...input, principal, verb: row.verb });
    expect({ allowed: decision.allowed, reason: decision.reason }).toEqual({
      allowed: row.allowed,
      reason: row.reason,
    });
    expect(decision.trace.map(({ rule }) => rule)).toContain(row.rule);
    // What may be chosen is told type by type, so a pair of values may still be refused.
    const choices = reachableChoices(input);
    if (row.allowed)
      for (const entry of principalEntries(principal)) expect(isChoice(choices, entry)).toBe(true);
    if (row.allowed) expect(canSee(input)).toBe(true);
    if (row.login !== undefined) expect(isChoice(choices, ['login', row.login])).toBe(row.allowed);
  });
});
