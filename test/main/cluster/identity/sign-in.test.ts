import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExpectedError } from '#shared/api/errors';
import { hashPassword } from '#main/cluster/identity/scrypt';
import { createSignIn, type SignIn } from '#main/cluster/identity/sign-in';
import { openLedgerRig, userRecord, type LedgerRig } from '../../../helpers/cluster/ledger-rig';

let rig: LedgerRig;
let signIn: SignIn;
const alice = userRecord('alice');
const home = '192.0.2.1';
const throttled = { code: 'throttled' };

beforeEach(async () => {
  rig = await openLedgerRig();
  const password = await hashPassword(alice.id, 'the right one');
  await rig.put({ type: 'user', user: alice }, { type: 'password', password });
  signIn = createSignIn({ ledger: rig.ledger, now: () => rig.clock.now });
});
afterEach(() => rig.close());

const from = (address: string, password: string) =>
  signIn.checkPassword({ user: 'alice', password, address });

async function guess(times: number, address: (index: number) => string): Promise<void> {
  for (let index = 0; index < times; index++)
    await expect(from(address(index), 'a guess')).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
}

describe('guessing', () => {
  it('does not keep out who signed in from elsewhere before', async () => {
    await from(home, 'the right one');
    await guess(5, (index) => `198.51.100.${index}`);
    await expect(from('198.51.100.9', 'the right one')).rejects.toMatchObject(throttled);
    await expect(from(home, 'the right one')).resolves.toMatchObject({ name: 'alice' });
  });

  it('is slowed down from a place where somebody signed in as well', async () => {
    await from(home, 'the right one');
    await guess(5, () => home);
    await expect(from(home, 'the right one')).rejects.toMatchObject(throttled);
  });

  it('of codes is counted for the whole network of an IPv6 address, and is written down', async () => {
    const inspect = (index: number) =>
      signIn.guarded(`2001:db8::${index.toString(16)}`, () =>
        Promise.reject(new ExpectedError('invite_invalid', 'No.')),
      );
    for (let index = 0; index < 20; index++)
      await expect(inspect(index)).rejects.toMatchObject({ code: 'invite_invalid' });
    await expect(inspect(99)).rejects.toMatchObject(throttled);
    const audit = await rig.repository.listAudit({ before: null, limit: 30 });
    expect(audit.filter(({ type }) => type === 'invite.refused')).toHaveLength(20);
  });
});
