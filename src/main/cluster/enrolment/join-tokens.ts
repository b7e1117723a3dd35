import { randomUUID } from 'node:crypto';
import type { ApiInput } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import type { Ledger } from '../audit/ledger';
import { isLocked, type Author } from '../identity/sessions';
import type { ClusterState } from '../store/cluster-state';
import type { JoinTokenRecord } from '../store/enrolment-records';
import { hashOf, newSecret } from './secrets';

type Wanted = Omit<ApiInput<'nodes.makeJoinToken'>, 'address'>;

/** Makes a join token. It is handed out once and stored hashed. */
export async function makeJoinToken(
  ledger: Ledger,
  by: Author,
  { labels, namePattern, uses, validFor }: Wanted,
): Promise<{ readonly id: string; readonly token: string; readonly expires: number }> {
  const token = newSecret();
  const id = randomUUID();
  const expires = await ledger.write((state, now) => {
    by.check(state, now);
    const record: JoinTokenRecord = {
      id,
      hash: hashOf(token),
      createdBy: by.id,
      created: now,
      expires: now + validFor,
      usesLeft: uses,
      labels,
      namePattern,
    };
    const data = { token: id, labels, namePattern, uses, expires: record.expires };
    return {
      writes: [{ type: 'join-token', token: record }],
      audit: [{ type: 'node.join_token', actor: by.id, data }],
      result: record.expires,
    };
  });
  return { id, token, expires };
}

/** Makes a token useless. One that is used up or unknown already is no fault. */
export function revokeJoinToken(ledger: Ledger, by: Author, id: string): Promise<void> {
  return ledger.write((state, now) => {
    by.check(state, now);
    const token = state.joinTokens.get(id);
    if (!token) return { writes: [], audit: [], result: undefined };
    return {
      writes: [{ type: 'join-token', token: { ...token, usesLeft: 0 } }],
      audit: [{ type: 'node.join_token_revoked', actor: by.id, data: { token: id } }],
      result: undefined,
    };
  });
}

/**
 * The token as it is now. Whoever made it must still be there: what somebody left behind lets nothing in.
 *
 * @throws ExpectedError `wrong_credentials`, the same for one that is wrong, used up, too old or taken back
 */
export function requireJoinToken(state: ClusterState, now: number, token: string): JoinTokenRecord {
  const hash = hashOf(token);
  const found = [...state.joinTokens.values()].find((each) => each.hash === hash);
  const maker = state.users.get(found?.createdBy ?? '');
  const isMakerGood = maker && maker.deleted === null && !isLocked(state, maker);
  if (found && isMakerGood && found.usesLeft > 0 && found.expires > now) return found;
  throw new ExpectedError(
    'wrong_credentials',
    'This enrolment command is no good any more: it was used, taken back or is too old. Make a new one in Daypass, ' +
      'under Administration, Servers.',
  );
}
