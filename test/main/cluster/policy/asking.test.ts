import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { approvalWords } from '#main/cluster/policy/approval-words';
import { askableByName, heldBack, whyNotNamed } from '#main/cluster/policy/named-roles';
import { roleContents } from '#main/cluster/policy/role-contents';
import { lookupOf, makeResource, makeRoles, readTable, rolesSchema, traitsRow } from './tables';

const namedRows = readTable(
  'named-roles',
  z.strictObject({
    name: z.string(),
    own: rolesSchema,
    traits: traitsRow,
    exist: z.array(z.string()),
    role: z.string(),
    alone: z.string().nullable(),
    withResources: z.string().nullable(),
  }),
);

describe('naming a role in a request', () => {
  test.each(namedRows)('$name', ({ own, traits, exist, role, alone, withResources }) => {
    const others = makeRoles(Object.fromEntries(exist.map((name) => [name, { version: 'v7' }])));
    const by = { staticRoles: makeRoles(own), traits, lookup: lookupOf(others) };
    const why = (some: boolean) => whyNotNamed(role, { ...by, withResources: some });
    expect([why(false), why(true)]).toEqual([alone, withResources]);
    // What is offered for a choice is just what may be named.
    const askable = askableByName(by.staticRoles, others, traits).map((each) => each.metadata.name);
    expect(askable.includes(role)).toBe(alone === null);
  });
});

describe('roles that were named together', () => {
  const iot = makeResource({ name: 'iot', labels: { env: 'prod' } });
  const roles = makeRoles({
    access: { version: 'v7', allow: { node_labels: { '*': '*' }, logins: ['alice', 'root'] } },
    careful: { version: 'v7', deny: { logins: ['root'] } },
  });
  const input = { roles, staticRoles: [], bearer: { name: 'alice', traits: {} } };

  test('say what one denies that another gives', () => {
    const logins = ['alice', 'root'];
    const wanted = [{ resource: iot, constraint: { type: 'ssh_logins' as const, logins } }];
    expect(heldBack({ ...input, wanted })).toEqual([
      'root on iot: Role careful denies the login root everywhere',
    ]);
  });

  test('are fine where they give it together', () => {
    const wanted = [{ resource: iot, constraint: { type: 'by-role' as const } }];
    expect(heldBack({ ...input, wanted })).toEqual([]);
    const none = makeRoles({ x: { version: 'v7', deny: { node_labels: { env: 'prod' } } } });
    expect(heldBack({ ...input, roles: [...roles, ...none], wanted })).toEqual([
      'iot: the roles that you named give nothing there together',
    ]);
  });
});

const approvalRows = readTable(
  'approvals',
  z.strictObject({
    name: z.string(),
    own: rolesSchema,
    requested: z.array(z.string()),
    approvals: z.record(z.string(), z.array(z.string())),
  }),
);

describe('how many approvals it takes, in words', () => {
  test.each(approvalRows)('$name', ({ own, requested, approvals }) => {
    const words = approvalWords(requested, makeRoles(own), {});
    const byRole = Object.fromEntries(
      words.map(({ role, needs }) => [role, needs.toSorted((a, b) => (a < b ? -1 : 1))]),
    );
    expect(byRole).toEqual(approvals);
  });
});

const contentsRows = readTable(
  'role-contents',
  z.strictObject({
    name: z.string(),
    role: z.looseObject({ version: z.string().default('v7') }),
    traits: traitsRow,
    says: z.array(z.string()),
  }),
);

describe('what a role contains, in words', () => {
  test.each(contentsRows)('$name', ({ role, traits, says }) => {
    const [made] = makeRoles({ made: role });
    if (!made) throw new Error('The table holds no role');
    expect(roleContents(made, { name: 'alice', traits })).toEqual(says);
  });
});
