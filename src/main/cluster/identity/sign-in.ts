import { ExpectedError } from '#shared/api/errors';
import type { Ledger } from '../audit/ledger';
import type { UserRecord } from '../store/records';
import { passwordMatches } from './scrypt';
import { createThrottle } from './throttle';

/** Wrong passwords for one user, and from one address, before waiting begins. An address may be many people's. */
const freeTriesPerUser = 5;
const freeTriesPerAddress = 20;

export interface SignIn {
  /**
   * The user whose password this is.
   *
   * @throws ExpectedError `wrong_credentials` (the same, in the same time, for an unknown user) or `throttled`
   */
  checkPassword(input: {
    readonly user: string;
    readonly password: string;
    readonly address: string;
  }): Promise<UserRecord>;
  /** Runs a look-up of a secret that is no password, counting its refusals against the address. */
  guarded<T>(address: string, work: () => Promise<T>): Promise<T>;
}

export function createSignIn(options: {
  readonly ledger: Ledger;
  readonly now: () => number;
}): SignIn {
  const { ledger, now } = options;
  const perUser = createThrottle({ now, freeTries: freeTriesPerUser });
  const perAddress = createThrottle({ now, freeTries: freeTriesPerAddress });

  return {
    async checkPassword({ user: name, password, address }) {
      perUser.check(name);
      perAddress.check(address);
      perUser.count(name);
      perAddress.count(address);
      const user = ledger.state.userNamed(name);
      const record = user ? (ledger.state.passwords.get(user.id) ?? null) : null;
      if (!(await passwordMatches(record, password)) || !user) {
        await recordRefusal(ledger, name, address);
        throw new ExpectedError(
          'wrong_credentials',
          'The user name or the password is wrong. Check both and try again.',
        );
      }
      perUser.reset(name);
      perAddress.forgive(address);
      return user;
    },
    async guarded(address, work) {
      perAddress.check(address);
      perAddress.count(address);
      const result = await work();
      perAddress.forgive(address);
      return result;
    },
  };
}

function recordRefusal(ledger: Ledger, name: string, address: string): Promise<void> {
  return ledger.write(() => ({
    writes: [],
    audit: [{ type: 'sign_in.refused', actor: 'nobody', data: { user: name, address } }],
    result: undefined,
  }));
}
