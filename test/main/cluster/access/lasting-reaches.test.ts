import { describe, expect, test } from 'vitest';
import { lastingReach } from '#main/cluster/access/lasting-reaches';
import { createState } from '#main/cluster/store/memory-state';
import type { RoleRecord, UserRecord } from '#main/cluster/store/records';
import { userRecord as newUser } from '../../../helpers/cluster/ledger-rig';
import { makeRoles } from '../policy/tables';

function userRecord(id: string, roles: string[] = ['dev']): UserRecord {
  return { ...newUser(id, { roles, traits: {} }), id };
}

function devRole(env: string): RoleRecord {
  const allow = { logins: ['root'], node_labels: { env } };
  const [definition] = makeRoles({ dev: { version: 'v7', allow } });
  if (!definition) throw new Error('no role');
  return { name: 'dev', definition, source: '', version: 1 };
}

function stateWith(role: RoleRecord) {
  return createState({
    users: [],
    passwords: [],
    sessions: [],
    roles: [role],
    nodes: [],
    resources: [],
    openRequests: [],
    locks: [],
    presets: [],
    joinTokens: [],
    reviewRules: [],
    settings: new Map(),
    revision: 1,
    auditHead: null,
  });
}

const prod = { kind: 'node', protocol: 'ssh', labels: { env: 'prod' } } as const;

describe('what a user reaches', () => {
  test('is kept while nothing that it comes from is replaced', () => {
    const state = stateWith(devRole('prod'));
    const alice = userRecord('alice');
    const reach = lastingReach(state, alice);
    expect(reach.seesOwn(prod)).toBe(true);
    expect(lastingReach(state, alice)).toBe(reach);
    expect(lastingReach(stateWith(devRole('prod')), alice)).not.toBe(reach);
  });

  test('is made anew when a role or the user is replaced', () => {
    const state = stateWith(devRole('prod'));
    const alice = userRecord('alice');
    expect(lastingReach(state, alice).seesOwn(prod)).toBe(true);
    state.apply({ writes: [{ type: 'role', role: devRole('dev') }], audit: [], changes: [] });
    expect(lastingReach(state, alice).seesOwn(prod)).toBe(false);
    state.apply({ writes: [{ type: 'role', role: devRole('*') }], audit: [], changes: [] });
    expect(lastingReach(state, alice).seesOwn(prod)).toBe(true);
    expect(lastingReach(state, userRecord('alice', [])).seesOwn(prod)).toBe(false);
  });

  test('is forgotten for whoever asked longest ago', () => {
    const state = stateWith(devRole('prod'));
    const users = Array.from({ length: 66 }, (_, index) => userRecord(`user-${index}`));
    const [first, second] = users.map((user) => lastingReach(state, user));
    const again = users.slice(0, 2).map((user) => lastingReach(state, user));
    expect(again[0]).not.toBe(first);
    expect(again[1]).not.toBe(second);
    const [, last] = [users.at(-2), users.at(-1)].map((user) => user && lastingReach(state, user));
    const lastUser = users.at(-1);
    expect(lastUser && lastingReach(state, lastUser)).toBe(last);
  });
});
