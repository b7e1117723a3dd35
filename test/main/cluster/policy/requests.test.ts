import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseDuration } from '#shared/lib/duration';
import { deriveRoles } from '#main/cluster/policy/derive-roles';
import { longestAccessDuration, sessionDuration } from '#main/cluster/policy/durations';
import { reasonAlwaysRequired, reasonNeeds } from '#main/cluster/policy/reasons';
import { searchRoles } from '#main/cluster/policy/search-roles';
import {
  bearerOf,
  constraintRow,
  lookupOf,
  makeConstraint,
  makeResource,
  makeRoles,
  readTable,
  resourceRow,
  rolesSchema,
  traitsRow,
} from './tables';

const searchRows = readTable(
  'search-roles',
  z.strictObject({
    name: z.string(),
    own: rolesSchema,
    exist: z.array(z.string()),
    roles: z.array(z.string()),
  }),
);

describe('roles that may be asked for', () => {
  test.each(searchRows)('$name', ({ own, exist, roles }) => {
    const others = makeRoles(Object.fromEntries(exist.map((name) => [name, { version: 'v7' }])));
    const found = searchRoles(makeRoles(own), lookupOf(others), {});
    expect(found.roles.map(({ metadata }) => metadata.name)).toEqual(roles);
  });
});

const deriveRows = readTable(
  'derive-roles',
  z
    .strictObject({
      name: z.string(),
      candidates: rolesSchema,
      own: rolesSchema.default({}),
      traits: traitsRow,
      wanted: z.array(resourceRow.extend({ logins: constraintRow })),
      roles: z.array(z.string()).optional(),
      uncovered: z.array(z.string()).optional(),
    })
    .refine(({ roles, uncovered }) => (roles === undefined) !== (uncovered === undefined)),
);

describe('derived roles', () => {
  test.each(deriveRows)('$name', (row) => {
    const input = {
      candidates: makeRoles(row.candidates),
      staticRoles: makeRoles(row.own),
      bearer: bearerOf(row.traits),
      wanted: row.wanted.map(({ logins, ...resource }) => ({
        resource: makeResource(resource),
        constraint: makeConstraint(logins),
      })),
    };
    const derived = deriveRoles(input);
    if (derived.ok) expect(derived.value.roles).toEqual(row.roles);
    else expect(derived.error.map(({ text }) => text)).toEqual(row.uncovered);
    const turned = deriveRoles({ ...input, candidates: input.candidates.toReversed() });
    expect(turned).toEqual(derived);
  });

  test('nothing asked for is nothing derived', () => {
    const candidates = makeRoles({ access: { version: 'v7' } });
    expect(deriveRoles({ candidates, staticRoles: [], bearer: bearerOf({}), wanted: [] }).ok).toBe(
      false,
    );
  });

  test('300 machines with 50 roles are covered by few roles', () => {
    const names = Array.from({ length: 50 }, (_, index) => `r${index}`);
    const candidates = makeRoles(
      Object.fromEntries(
        names.map((name, index) => [
          name,
          {
            version: 'v7',
            allow: { node_labels: { g: [`${index}`, `${(index + 1) % 50}`] }, logins: ['alice'] },
          },
        ]),
      ),
    );
    const wanted = Array.from({ length: 300 }, (_, index) => ({
      resource: makeResource({ kind: 'node', name: `m${index}`, labels: { g: `${index % 50}` } }),
      constraint: makeConstraint(['alice']),
    }));
    const derived = deriveRoles({ candidates, staticRoles: [], bearer: bearerOf({}), wanted });
    expect(derived.ok && derived.value.roles.length).toBe(25);
  });
});

const durationRows = readTable(
  'durations',
  z.strictObject({
    name: z.string(),
    own: rolesSchema,
    derived: rolesSchema,
    access: z.string(),
    session: z.string(),
  }),
);

describe('durations', () => {
  test.each(durationRows)('$name', ({ own, derived, access, session }) => {
    const staticRoles = makeRoles(own);
    const longest = longestAccessDuration({
      derived: makeRoles(derived),
      staticRoles,
      traits: {},
    });
    expect(parseDuration(access)).toEqual({ ok: true, value: longest });
    expect(parseDuration(session)).toEqual({ ok: true, value: sessionDuration(staticRoles) });
  });
});

const reasonRows = readTable(
  'reasons',
  z.strictObject({
    name: z.string(),
    own: rolesSchema,
    requested: z.array(z.string()),
    required: z.boolean(),
    always: z.boolean(),
    prompts: z.array(z.string()),
  }),
);

describe('reasons', () => {
  test.each(reasonRows)('$name', ({ own, requested, required, always, prompts }) => {
    const roles = makeRoles(own);
    expect(reasonNeeds(roles, requested, {})).toEqual({ required, prompts });
    expect(reasonAlwaysRequired(roles)).toBe(always);
  });
});
