import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decideJump } from '#main/cluster/policy/connection';
import type { HolderInput } from '#main/cluster/policy/holder-steps';

const user = randomUUID();
const session = randomUUID();
const input: HolderInput = {
  access: { v: 2, user, session, generation: 2, scope: { type: 'standing', roles: [] } },
  certificateUntil: 2_000,
  user: { id: user, name: 'alice', traits: {}, staticRoles: [], locked: null },
  currentSession: {
    id: session,
    user,
    generation: 2,
    active: true,
    expires: 9_000,
    assumed: [],
  },
  live: false,
  now: 1_000,
};
const current = input.currentSession;

describe('a connection that leads on', () => {
  it('is open to whoever is signed in, whatever their roles, until the sign-in ends', () => {
    expect(decideJump(input)).toMatchObject({ allowed: true, until: 9_000 });
  });

  it.each<[string, string, Partial<HolderInput>]>([
    ['session.ended', 'no session', { currentSession: null }],
    ['session.ended', 'an ended one', { currentSession: current && { ...current, active: false } }],
    [
      'session.ended',
      'the session of another user',
      { currentSession: current && { ...current, user: randomUUID() } },
    ],
    ['user.gone', 'no user', { user: null }],
    ['user.locked', 'a locked user', { user: input.user && { ...input.user, locked: 'Locked' } }],
    [
      'session.superseded',
      'an old certificate',
      { currentSession: current && { ...current, generation: 3 } },
    ],
    ['certificate.expired', 'a certificate that ran out', { now: 2_000 }],
  ])('is refused by %s with %s', (rule, _what, change) => {
    const decision = decideJump({ ...input, ...change });
    expect(decision).toMatchObject({ allowed: false, until: 0, trace: [{ rule }] });
  });

  it('is not open by a certificate that was made for another connection', () => {
    const grant = { type: 'roles' as const, request: randomUUID(), roles: ['access'] };
    const scope = { type: 'connection' as const, connection: randomUUID(), grant };
    expect(decideJump({ ...input, access: { ...input.access, scope } })).toMatchObject({
      allowed: false,
      trace: [{ rule: 'scope.other_connection' }],
    });
  });

  it('stays open when its certificate is replaced or runs out, and not when its user is locked', () => {
    const later = { ...input, live: true, now: 3_000 };
    const replaced = { ...later, currentSession: current && { ...current, generation: 7 } };
    expect(decideJump(replaced)).toMatchObject({ allowed: true });
    const locked = { ...later, user: input.user && { ...input.user, locked: 'Locked' } };
    expect(decideJump(locked)).toMatchObject({ allowed: false, reason: 'Locked' });
  });
});
