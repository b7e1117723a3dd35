import { describe, expect, it } from 'vitest';
import { decideConnection } from '#main/cluster/policy/connection';
import type { ConnectionInput } from '#main/cluster/policy/connection-input';
import { lookupOf, makeResource, makeRoles } from './tables';

const now = 1_000_000;
const iot = makeResource({ kind: 'node', name: 'iot', labels: {} });
const pump = makeResource({ kind: 'node', name: 'pump', labels: {} });
const roles = makeRoles({
  access: { version: 'v7', allow: { node_labels: { '*': '*' }, logins: ['alice', 'root'] } },
  requester: { version: 'v7', allow: { request: { search_as_roles: ['access'] } } },
});
const resources = [{ id: iot.id, constraint: { type: 'ssh_logins' as const, logins: ['alice'] } }];

/** Access to iot as alice for the connection `this`, while the sign-in session assumes something else. */
function decide(change: Partial<ConnectionInput> = {}) {
  return decideConnection({
    access: {
      ...{ v: 2, user: 'alice', session: 'session', generation: 3 },
      scope: {
        type: 'connection',
        connection: 'this',
        grant: { type: 'resources', request: 'one', roles: ['access'], resources },
      },
    },
    certificateUntil: now + 60_000,
    user: { id: 'alice', name: 'alice', traits: {}, staticRoles: ['requester'], locked: null },
    currentSession: {
      ...{ id: 'session', user: 'alice', generation: 3, active: true },
      ...{ expires: now + 500_000, assumed: ['another'] },
    },
    ...{ live: false, keepStanding: false, severalGrants: false },
    requestLocked: () => null,
    resourceLocked: null,
    role: lookupOf(roles),
    request: (id) =>
      id === 'one'
        ? {
            ...{ id, requester: 'alice', state: 'APPROVED', startAt: null, resolution: '' },
            ...{ accessUntil: now + 400_000, roles: ['access'], resources },
          }
        : undefined,
    resourceName: (id) => id,
    resource: iot,
    target: 'iot',
    principal: { login: 'alice' },
    connection: 'this',
    now,
    ...change,
  });
}

describe('a certificate for one connection', () => {
  it('counts there without being assumed, until the grant ends', () => {
    expect(decide()).toMatchObject({ allowed: true, until: now + 400_000 });
  });

  it.each([null, 'another'])('counts nowhere else: %s', (connection) => {
    for (const live of [false, true])
      expect(decide({ connection, live })).toMatchObject({
        allowed: false,
        trace: [{ rule: 'scope.other_connection' }],
      });
  });

  it('gives the login and the node that were approved, and nothing more', () => {
    expect(decide({ principal: { login: 'root' } })).toMatchObject({ allowed: false });
    expect(decide({ resource: pump, target: 'pump' })).toMatchObject({ allowed: false });
    expect(decide({ resource: null, target: 'nothing' })).toMatchObject({ allowed: false });
  });

  it('ends with the request, the sign-in, the user and a lock', () => {
    const open = { live: true };
    const ended = { ...open, request: () => undefined };
    expect(decide(open)).toMatchObject({ allowed: true });
    expect(decide(ended)).toMatchObject({ trace: [{ rule: 'grant.gone' }] });
    expect(decide({ ...open, currentSession: null })).toMatchObject({ allowed: false });
    expect(decide({ ...open, user: null })).toMatchObject({ allowed: false });
    expect(decide({ ...open, resourceLocked: 'iot is locked' })).toMatchObject({ allowed: false });
  });

  it('opens nothing once it has run out or the generation has risen', () => {
    expect(decide({ now: now + 60_000 })).toMatchObject({ allowed: false });
    expect(decide({ now: now + 60_000, live: true })).toMatchObject({ allowed: true });
    const currentSession = {
      ...{ id: 'session', user: 'alice', generation: 4, active: true },
      ...{ expires: now + 500_000, assumed: [] },
    };
    expect(decide({ currentSession })).toMatchObject({ allowed: false });
    expect(decide({ currentSession, live: true })).toMatchObject({ allowed: true });
  });
});
