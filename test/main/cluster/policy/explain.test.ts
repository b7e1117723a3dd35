import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { principalSchema } from '#shared/model/principal-schema';
import { decide } from '#main/cluster/policy/decide';
import { explain } from '#main/cluster/policy/explain';
import { smallestChange } from '#main/cluster/policy/smallest-change';
import {
  bearerOf,
  lookupOf,
  makeResource,
  makeRoles,
  readTable,
  resourceRow,
  rolesSchema,
  traitsRow,
} from './tables';

const changeRows = readTable(
  'smallest-change',
  z.strictObject({
    name: z.string(),
    roles: rolesSchema,
    denyRoles: rolesSchema.default({}),
    traits: traitsRow,
    resource: resourceRow,
    principal: principalSchema.default({}),
    change: z.string().nullable(),
  }),
);

describe('the smallest change', () => {
  test.each(changeRows)('$name', (row) => {
    const input = {
      roles: makeRoles(row.roles),
      denyRoles: makeRoles(row.denyRoles),
      bearer: bearerOf(row.traits),
      resource: makeResource(row.resource),
      principal: row.principal,
    };
    const decision = decide(input);
    expect(decision.allowed).toBe(false);
    expect(smallestChange(decision, input)?.text ?? null).toBe(row.change);
  });
});

const askRows = readTable(
  'explain',
  z.strictObject({
    name: z.string(),
    own: rolesSchema,
    searchable: rolesSchema.default({}),
    traits: traitsRow,
    resource: resourceRow,
    principal: principalSchema.default({}),
    last: z.array(z.string()),
  }),
);

describe('why', () => {
  test.each(askRows)('$name', (row) => {
    const own = makeRoles(row.own);
    const user = {
      ...bearerOf(row.traits),
      staticRoles: own.map(({ metadata }) => metadata.name),
    };
    const about = { resource: makeResource(row.resource), principal: row.principal };
    const why = explain({
      ...about,
      decision: decide({ roles: own, bearer: user, ...about }),
      user,
      role: lookupOf([...own, ...makeRoles(row.searchable)]),
    });
    expect(why.trace.slice(-row.last.length).map(({ text }) => text)).toEqual(row.last);
  });
});
