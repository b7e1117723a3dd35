import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { requestStateSchema } from '#shared/model/access-request';
import type { CertificateScope } from '#shared/model/access-scope';
import type { RequestedResource } from '#shared/model/constraint';
import { principalSchema } from '#shared/model/principal-schema';
import type { Resource } from '#shared/model/resource';
import { decideConnection } from '#main/cluster/policy/connection';
import type { ConnectionInput, GrantState } from '#main/cluster/policy/connection-input';
import { explain } from '#main/cluster/policy/explain';
import {
  constraintRow,
  lookupOf,
  makeConstraint,
  makeResource,
  makeRoles,
  readTable,
  resourceRow,
  rolesSchema,
} from './tables';

const resourcesRow = z.record(z.string(), constraintRow);
const grantedRoles = z.array(z.string()).default(['access']);
const rowSchema = z.strictObject({
  name: z.string(),
  roles: rolesSchema.default({}),
  own: z.array(z.string()).default(['requester']),
  certificate: z
    .strictObject({ generation: z.int().default(3), until: z.int().default(3600) })
    .prefault({}),
  standing: z.array(z.string()).optional(),
  grants: z
    .array(
      z.strictObject({
        request: z.string(),
        roles: grantedRoles,
        /** Absent: the roles were asked for by name. */
        resources: resourcesRow.optional(),
      }),
    )
    .optional(),
  /** The standing roles in a certificate with grants. */
  kept: z.array(z.string()).default([]),
  /** What the sign-in assumes now; absent: what the certificate says. */
  assumed: z.array(z.string()).optional(),
  /** What the cluster allows. */
  settings: z.array(z.enum(['keep-standing', 'several-grants'])).default([]),
  live: z.boolean().default(false),
  /** What is locked: `iot`, or a request. */
  locked: z.array(z.string()).default([]),
  session: z.enum(['current', 'gone', 'ended', 'somebody-else']).default('current'),
  user: z.enum(['present', 'gone', 'locked']).default('present'),
  requests: z
    .record(
      z.string(),
      z.strictObject({
        state: requestStateSchema.default('APPROVED'),
        until: z.int().default(1800),
        requester: z.string().default('alice'),
        roles: grantedRoles,
        /** Absent: the roles were asked for by name. */
        resources: resourcesRow.optional(),
      }),
    )
    .default({}),
  target: z.string().default('iot'),
  /** What is behind the target, where it is none of the two machines. */
  resource: resourceRow.optional(),
  login: z.string().default('alice'),
  principal: principalSchema.optional(),
  allowed: z.boolean(),
  rule: z.string(),
  reason: z.string().optional(),
  until: z.int().optional(),
});
type Row = z.output<typeof rowSchema>;

const now = 1_000_000;
const machines = new Map<string, Resource>(
  [
    makeResource({ kind: 'node', name: 'iot', labels: { env: 'demo' } }),
    makeResource({ kind: 'node', name: 'pump', labels: { env: 'demo' } }),
  ].map((each) => [each.name, each]),
);

const usualRoles = {
  access: {
    version: 'v7',
    allow: { node_labels: { '*': '*' }, logins: ['{{internal.logins}}'] },
  },
  requester: { version: 'v7', allow: { request: { search_as_roles: ['access'] } } },
};

function held(resources: z.output<typeof resourcesRow> = {}): RequestedResource[] {
  return Object.entries(resources).map(([name, logins]) => ({
    id: name.startsWith('/') ? name : `/demo/node/${name}`,
    constraint: makeConstraint(logins),
  }));
}

function scopeOf({ standing, grants, kept }: Row): CertificateScope {
  if (grants)
    return {
      type: 'granted',
      standing: kept,
      grants: grants.map(({ resources, ...each }) =>
        resources
          ? { ...each, type: 'resources', resources: held(resources) }
          : { ...each, type: 'roles' },
      ),
    };
  return { type: 'standing', roles: standing ?? [] };
}

function sessionOf({ session, assumed, grants = [] }: Row): ConnectionInput['currentSession'] {
  if (session === 'gone') return null;
  const user = session === 'somebody-else' ? 'bob' : 'alice';
  return {
    ...{ id: 'session', user, generation: 3 },
    active: session !== 'ended',
    expires: now + 7_200_000,
    assumed: assumed ?? grants.map(({ request }) => request),
  };
}

function inputOf(row: Row): ConnectionInput {
  const requests = new Map<string, GrantState>(
    Object.entries(row.requests).map(([id, { until, resources, ...rest }]) => [
      id,
      {
        ...rest,
        id,
        startAt: null,
        resolution: '',
        accessUntil: now + until * 1000,
        resources: held(resources),
      },
    ]),
  );
  const { generation, until } = row.certificate;
  const locked = row.user === 'locked' ? 'alice is locked. Ask an administrator' : null;
  const lockOn = (name: string) => (row.locked.includes(name) ? `${name} is locked` : null);
  const user = { id: 'alice', name: 'alice', traits: { logins: ['alice', 'deploy'] }, locked };
  return {
    access: { v: 2, user: 'alice', session: 'session', generation, scope: scopeOf(row) },
    certificateUntil: now + until * 1000,
    user: row.user === 'gone' ? null : { ...user, staticRoles: row.own },
    currentSession: sessionOf(row),
    live: row.live,
    keepStanding: row.settings.includes('keep-standing'),
    severalGrants: row.settings.includes('several-grants'),
    requestLocked: lockOn,
    resourceLocked: lockOn(row.target),
    role: lookupOf(makeRoles({ ...usualRoles, ...row.roles })),
    request: (id) => requests.get(id),
    resourceName: (id) => id.split('/').at(-1),
    resource: row.resource ? makeResource(row.resource) : (machines.get(row.target) ?? null),
    target: row.target,
    principal: row.principal ?? { login: row.login },
    connection: null,
    now,
  };
}

describe('connections', () => {
  test.each(readTable('connection', rowSchema))('$name', (row) => {
    const decision = decideConnection(inputOf(row));
    expect({ allowed: decision.allowed, reason: decision.reason }).toEqual({
      allowed: row.allowed,
      reason: row.reason ?? decision.reason,
    });
    const step = decision.trace.find(({ text }) => text === decision.reason);
    expect(step?.rule).toBe(row.rule);
    if (!row.allowed) expect(decision.until).toBe(0);
    if (row.until !== undefined) expect(decision.until).toBe(now + row.until * 1000);
  });

  test('a machine that one may not know of and one that does not exist answer the same', () => {
    const base = { name: '', own: [], standing: [], allowed: false, rule: '' };
    const hidden = decideConnection(inputOf(rowSchema.parse({ ...base, target: 'pump' })));
    const missing = decideConnection(inputOf(rowSchema.parse({ ...base, target: 'nowhere' })));
    expect(JSON.stringify(hidden).replaceAll('pump', 'nowhere')).toBe(JSON.stringify(missing));
  });
});

describe('explain', () => {
  const explained = (row: object) => {
    const input = inputOf(rowSchema.parse({ name: '', allowed: false, rule: '', ...row }));
    const { user, resource } = input;
    if (!user || !resource) throw new Error('The row needs a user and a machine');
    const decision = decideConnection(input);
    return { decision, why: explain({ ...input, user, resource, decision }) };
  };

  test('says that a request would help', () => {
    const { decision, why } = explained({ standing: ['requester'] });
    expect(why).toMatchObject({ allowed: false, reason: decision.reason });
    expect(why.trace.at(-1)).toMatchObject({
      rule: 'next.request',
      text: 'You may ask for alice on iot',
    });
    expect(why.trace).toContainEqual({
      effect: 'allow',
      rule: 'role.allow',
      role: 'access',
      text: 'If you ask: Role access allows alice on iot',
    });
  });

  test('says that a request would not help, and why', () => {
    const { why } = explained({ standing: ['requester'], login: 'root' });
    expect(why.trace.slice(-2)).toMatchObject([
      {
        rule: 'next.administrator',
        text: 'A request would not help: Role access allows iot, but only with the logins alice and deploy',
      },
      {
        rule: 'next.change',
        role: 'access',
        text: 'Smallest change: add root to spec.allow.logins of role access',
      },
    ]);
  });

  test('adds nothing to what is allowed or to what a request has no bearing on', () => {
    for (const row of [{ own: ['access'], standing: ['access'] }, { session: 'ended' }]) {
      const { decision, why } = explained(row);
      expect(why).toBe(decision);
    }
  });
});
