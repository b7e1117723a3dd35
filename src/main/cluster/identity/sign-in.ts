import { ExpectedError } from '#shared/api/errors';
import type { NewAuditEvent } from '../audit/chain';
import type { Ledger } from '../audit/ledger';
import type { UserRecord } from '../store/records';
import { createKnownPlaces } from './known-places';
import { createThrottle } from '#shared/lib/throttle';
import { networkOf } from '../../ssh/network-of';
import { passwordMatches } from './scrypt';
import { checkThrottle, longestWaitMs } from './throttle';

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
  const perUser = createThrottle({ now, freeTries: freeTriesPerUser, longestWaitMs });
  const perAddress = createThrottle({ now, freeTries: freeTriesPerAddress, longestWaitMs });
  const known = createKnownPlaces();

  return {
    async checkPassword({ user: name, password, address }) {
      const network = networkOf(address);
      const who = known.has(name, network) ? `${name} ${network}` : name;
      checkThrottle(perUser, who);
      checkThrottle(perAddress, network);
      perUser.count(who);
      perAddress.count(network);
      const user = ledger.state.userNamed(name);
      const record = user ? (ledger.state.passwords.get(user.id) ?? null) : null;
      if (!(await passwordMatches(record, password)) || !user) {
        await recordRefusal(ledger, { type: 'sign_in.refused', address, data: { user: name } });
        throw new ExpectedError(
          'wrong_credentials',
          'The user name or the password is wrong. Check both and try again.',
        );
      }
      perUser.reset(who);
      perAddress.forgive(network);
      known.add(name, network);
      return user;
    },
    async guarded(address, work) {
      const network = networkOf(address);
      checkThrottle(perAddress, network);
      perAddress.count(network);
      try {
        const result = await work();
        perAddress.forgive(network);
        return result;
      } catch (error) {
        if (error instanceof ExpectedError && error.code === 'invite_invalid')
          await recordRefusal(ledger, { type: 'invite.refused', address, data: {} });
        throw error;
      }
    },
  };
}

function recordRefusal(ledger: Ledger, event: Omit<NewAuditEvent, 'actor'>): Promise<void> {
  return ledger.write(() => ({
    writes: [],
    audit: [{ ...event, actor: 'nobody' }],
    result: undefined,
  }));
}
