import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { constraintFrom } from '#shared/model/constraint';
import { principalEntries } from '#shared/model/principal';
import { principalSchema } from '#shared/model/principal-schema';
import { decide } from '#main/cluster/policy/decide';
import { deriveRoles } from '#main/cluster/policy/derive-roles';
import { longestAccessDuration } from '#main/cluster/policy/durations';
import { mayReviewRoles, previewRoles } from '#main/cluster/policy/review';
import { loadConfigFile } from '#main/cluster/policy/role-file';
import { searchRoles } from '#main/cluster/policy/search-roles';
import {
  bearerOf,
  lookupOf,
  makeResource,
  makeRoles,
  readTable,
  resourceRow,
  roleFixtures,
  rolesSchema,
  traitsRow,
} from './tables';

const files = new Map(roleFixtures().map(({ file, text }) => [file, text]));

function rolesOf(names: readonly string[]) {
  return names.flatMap((name) =>
    loadConfigFile(files.get(`${name}.yaml`) ?? '', name).documents.flatMap((document) =>
      document.kind === 'role' ? [document.role] : [],
    ),
  );
}

const rows = readTable(
  'seeds',
  z.strictObject({
    name: z.string(),
    /** Files of test/fixtures/roles, without `.yaml`, and further roles: all of them exist in the cluster. */
    files: z.array(z.string()),
    roles: rolesSchema.default({}),
    /** The names of the user's own roles. */
    own: z.array(z.string()),
    traits: traitsRow,
    resource: resourceRow.optional(),
    principal: principalSchema.default({}),
    verb: z.string().optional(),
    allowed: z.boolean().optional(),
    requestable: z.boolean().optional(),
    longest: z.string().optional(),
    reviews: z.record(z.string(), z.boolean()).default({}),
    previews: z.array(z.string()).optional(),
  }),
);

function lookUp(row: (typeof rows)[number]) {
  const all = [...rolesOf(row.files), ...makeRoles(row.roles)];
  const lookup = lookupOf(all);
  return { lookup, own: row.own.flatMap((name) => lookup(name) ?? []) };
}

describe('the roles of the documentation', () => {
  test.each(rows)('$name', (row) => {
    const { lookup, own } = lookUp(row);
    expect(own.map(({ metadata }) => metadata.name)).toEqual(row.own);
    const bearer = bearerOf(row.traits);
    for (const [name, may] of Object.entries(row.reviews)) {
      const subject = { roles: [name], reason: '', annotations: {} };
      expect(mayReviewRoles({ roles: own, traits: row.traits }, subject).allowed).toBe(may);
    }
    const previewed = previewRoles(own, lookup).map(({ metadata }) => metadata.name);
    if (row.previews) expect(previewed).toEqual(row.previews);
    if (!row.resource) return;
    const resource = makeResource(row.resource);
    const { principal, verb } = row;
    if (row.allowed !== undefined)
      expect(decide({ roles: own, bearer, resource, principal, verb }).allowed).toBe(row.allowed);
    const candidates = searchRoles(own, lookup, row.traits).roles;
    const chosen = Object.fromEntries(
      principalEntries(principal).map(([type, value]) => [type, [value]]),
    );
    const constraint = constraintFrom(resource.kind, chosen) ?? { type: 'by-role' as const };
    const wanted = [{ resource, constraint }];
    const derived = deriveRoles({ candidates, staticRoles: own, bearer, wanted });
    if (row.requestable !== undefined) expect(derived.ok).toBe(row.requestable);
    if (row.longest !== undefined) {
      const roles = derived.ok ? derived.value.roles.flatMap((name) => lookup(name) ?? []) : [];
      const duration = { derived: roles, staticRoles: own, traits: row.traits };
      expect(`${longestAccessDuration(duration) / 3_600_000}h`).toBe(row.longest);
    }
  });

  test('all have a row', () => {
    const named = new Set(rows.flatMap((row) => row.files));
    expect([...files.keys()].filter((file) => !named.has(file.replace('.yaml', '')))).toEqual([]);
  });
});
