import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseDuration } from '#shared/lib/duration';
import type { RequestTerms } from '#shared/model/access-request';
import { narrowTerms } from '#main/cluster/policy/narrow';
import {
  bearerOf,
  constraintRow,
  lookupOf,
  makeConstraint,
  makeResource,
  makeRoles,
  readTable,
  rolesSchema,
} from './tables';

const termsRow = z.strictObject({
  roles: z.array(z.string()).optional(),
  on: z.record(z.string(), constraintRow).optional(),
  lasts: z.string().optional(),
  starts: z.int().nullable().optional(),
});
type TermsRow = z.output<typeof termsRow>;

const rows = readTable(
  'narrow',
  z
    .strictObject({
      name: z.string(),
      roles: rolesSchema.default({
        access: { version: 'v7', allow: { node_labels: { '*': '*' }, logins: ['alice', 'root'] } },
      }),
      gone: z.array(z.string()).default([]),
      prolongs: z.boolean().default(false),
      current: termsRow,
      wanted: termsRow,
      becomes: termsRow.optional(),
      problems: z.array(z.string()).optional(),
    })
    .refine(({ becomes, problems }) => (becomes === undefined) !== (problems === undefined)),
);

const hour = 3_600_000;
const machines = new Map(
  ['iot', 'pump'].map((name) => {
    const machine = makeResource({ kind: 'node', name, labels: { name } });
    return [machine.id, machine];
  }),
);

function termsOf(row: TermsRow, otherwise: RequestTerms): RequestTerms {
  const { roles = otherwise.roles, on, lasts, starts } = row;
  const duration = lasts === undefined ? null : parseDuration(lasts);
  return {
    roles,
    resources: on
      ? Object.entries(on).map(([name, logins]) => ({
          id: `/demo/node/${name}`,
          constraint: makeConstraint(logins),
        }))
      : otherwise.resources,
    accessDuration: duration?.ok ? duration.value : otherwise.accessDuration,
    startAt:
      starts === undefined ? otherwise.startAt : starts === null ? null : (starts + 24) * hour,
  };
}

describe('what an approver makes of a request', () => {
  test.each(rows)('$name', ({ roles, gone, prolongs, current, wanted, becomes, problems }) => {
    const inside = makeRoles(roles);
    const names = inside.map(({ metadata }) => metadata.name);
    const none = { roles: names, resources: [], accessDuration: hour, startAt: null };
    const before = termsOf(current, none);
    const offer = { version: 'v7', allow: { request: { search_as_roles: names } } };
    const narrowed = narrowTerms({
      current: before,
      wanted: termsOf(wanted, before),
      prolongs,
      start: { earliest: 24 * hour, latest: 8 * 24 * hour },
      role: lookupOf(inside),
      staticRoles: makeRoles({ requester: offer }),
      bearer: bearerOf({}),
      resource: (id) => (gone.some((name) => id.endsWith(name)) ? undefined : machines.get(id)),
      nameOf: (id) => machines.get(id)?.name ?? id,
    });
    if (narrowed.ok) expect(narrowed.value).toEqual(becomes && termsOf(becomes, { ...none }));
    else expect(narrowed.error).toEqual(problems);
  });
});
