import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crowdedOut, maxSessionsPerUser, requireSignedIn } from '#main/cluster/identity/sessions';
import {
  openLedgerRig,
  sessionRecord,
  userRecord,
  type LedgerRig,
  lockRecord,
} from '../../../helpers/cluster/ledger-rig';

let rig: LedgerRig;
beforeEach(async () => {
  rig = await openLedgerRig();
});
afterEach(() => rig.close());

const alice = userRecord('alice');
const session = sessionRecord(alice);
const claim = { user: alice.id, session: session.id };

describe('a claim to be signed in', () => {
  beforeEach(() => rig.put({ type: 'user', user: alice }, { type: 'session', session }));
  const check = () => requireSignedIn(rig.ledger.state, rig.clock.now, claim);

  it('holds while the session and the user are there', () => {
    expect(check()).toEqual({ user: alice, session });
  });

  it('fails once the session has run out', () => {
    rig.clock.now = session.expires;
    expect(check).toThrow('Your sign-in has expired. Sign in again.');
  });

  it('fails once it was ended', async () => {
    await rig.put({ type: 'session', session: { ...session, ended: 1 } });
    expect(check).toThrow('You are signed out. Sign in again.');
  });

  it('fails while the user is locked, and says why', async () => {
    const lock = lockRecord({ kind: 'user', target: alice.id }, 'laptop stolen');
    await rig.put({ type: 'lock', lock });
    expect(check).toThrow('alice is locked: laptop stolen. Ask an administrator.');
  });

  it('fails when the user is gone, also when somebody else has the name now', async () => {
    await rig.put({ type: 'user', user: { ...alice, deleted: 1 } });
    await rig.put({ type: 'user', user: userRecord('alice') });
    expect(check).toThrow('You are signed out.');
  });

  it('fails for the session of somebody else', () => {
    const mallory = { user: userRecord('mallory').id, session: session.id };
    expect(() => requireSignedIn(rig.ledger.state, 1, mallory)).toThrow('You are signed out.');
  });
});

describe('the sign-ins of one user', () => {
  it('make room for a new one by the oldest, whatever others have', async () => {
    const own = Array.from({ length: maxSessionsPerUser }, (_, index) =>
      sessionRecord(alice, { created: 100 - index }),
    );
    const bob = userRecord('bob');
    await rig.put(
      { type: 'user', user: alice },
      { type: 'user', user: bob },
      { type: 'session', session: sessionRecord(bob) },
      ...own.slice(1).map((each) => ({ type: 'session' as const, session: each })),
    );
    expect(crowdedOut(rig.ledger.state, alice)).toEqual([]);
    await rig.put({ type: 'session', session: own[0] ?? session });
    expect(crowdedOut(rig.ledger.state, alice)).toEqual([own.at(-1)]);
    expect(crowdedOut(rig.ledger.state, bob)).toEqual([]);
  });
});
