import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { ExpectedError } from '#shared/api/errors';
import type { Ledger } from '../audit/ledger';
import type { ClusterState } from '../store/cluster-state';
import type { InviteRecord, UserRecord } from '../store/records';
import type { Together } from './certificates';
import { hashPassword } from './scrypt';
import type { Author } from './sessions';

/** How long an invite can be used, in milliseconds. */
export const inviteLifetime = 15 * 60_000;

export interface Invites {
  /**
   * Makes an invite for a user who has not joined yet, who gets these roles and logins at once. The code is handed
   * out once and stored hashed. Earlier invites for that name stop working: they were for other roles, and perhaps
   * for somebody else.
   *
   * @throws ExpectedError `conflict` for somebody who has joined, `invalid_input` for a role that is not there
   */
  create(input: {
    readonly by: Author;
    readonly user: string;
    readonly roles: readonly string[];
    readonly logins: readonly string[];
  }): Promise<{ readonly code: string; readonly expires: number }>;
  /** @throws ExpectedError `invite_invalid`, with the sentence for what is wrong with it */
  inspect(code: string): Promise<{ readonly user: string; readonly expires: number }>;
  /**
   * Whom a usable invite is for, and what sets the password and uses the invite up, which checks it again at the
   * moment of writing.
   */
  redeem(
    code: string,
    password: string,
  ): Promise<{
    readonly user: UserRecord;
    readonly useUp: Together;
  }>;
}

export function createInvites(options: {
  readonly ledger: Ledger;
  readonly now: () => number;
}): Invites {
  const { ledger, now } = options;
  async function find(code: string): Promise<{ invite: InviteRecord; user: UserRecord }> {
    const invite = usable(await ledger.repository.findInvite(hashOf(code)), now());
    const user = ledger.state.users.get(invite.user);
    if (!user || user.deleted !== null) throw unknownInvite();
    return { invite, user };
  }

  return {
    async create({ by, user: name, roles, logins }) {
      const code = randomBytes(24).toString('base64url');
      const expires = await ledger.write((state, at) => {
        by.check(state, at);
        const { user, instead } = invitedUser(state, at, { name, roles, logins });
        const record: InviteRecord = {
          codeHash: hashOf(code),
          user: user.id,
          created: at,
          expires: at + inviteLifetime,
          used: null,
        };
        const data = { user: name, roles, logins, expires: record.expires };
        return {
          writes: [
            ...(instead ? [{ type: 'user' as const, user: { ...instead, deleted: at } }] : []),
            { type: 'user', user },
            { type: 'invite', invite: record },
          ],
          audit: [{ type: 'invite.create', actor: by.id, data }],
          changes: [{ type: 'roles', request: null, change: null, by: by.id }],
          result: record.expires,
        };
      });
      return { code, expires };
    },
    async inspect(code) {
      const { invite, user } = await find(code);
      return { user: user.name, expires: invite.expires };
    },
    async redeem(code, password) {
      const { invite, user } = await find(code);
      const hashed = await hashPassword(user.id, password);
      return {
        user,
        useUp(state, at) {
          // Whoever redeems first sets the password: a second try with the same code finds one.
          if (state.passwords.has(user.id)) throw usedInvite();
          return {
            writes: [
              { type: 'password', password: hashed },
              { type: 'invite', invite: { ...usable(invite, at), used: at } },
            ],
            audit: [{ type: 'invite.redeem', actor: user.id, data: { user: user.name } }],
          };
        },
      };
    },
  };
}

function invitedUser(
  state: ClusterState,
  now: number,
  wanted: { name: string; roles: readonly string[]; logins: readonly string[] },
): { readonly user: UserRecord; readonly instead: UserRecord | null } {
  const { name, roles, logins } = wanted;
  const unknown = roles.filter((role) => !state.roles.has(role));
  if (unknown.length > 0)
    throw new ExpectedError('invalid_input', `There is no role ${unknown.join(', ')}.`, {
      field: 'roles',
    });
  const existing = state.userNamed(name);
  if (existing && state.passwords.has(existing.id))
    throw new ExpectedError(
      'conflict',
      `${name} has joined already. Invite somebody under another name.`,
      { field: 'user' },
    );
  const user: UserRecord = {
    id: randomUUID(),
    name,
    roles: [...new Set(roles)],
    traits: { logins: [...new Set(logins)] },
    description: existing?.description ?? '',
    created: now,
    deleted: null,
    source: '',
    version: (existing?.version ?? 0) + 1,
  };
  // A new user, not the old one with other roles: an earlier invite is bound to the old one.
  return { user, instead: existing };
}

function usable(invite: InviteRecord | null, now: number): InviteRecord {
  if (!invite) throw unknownInvite();
  if (invite.used !== null) throw usedInvite();
  if (invite.expires <= now)
    throw new ExpectedError(
      'invite_invalid',
      'This join link is too old: it held for 15 minutes. Ask for a new one.',
    );
  return invite;
}

function usedInvite(): ExpectedError {
  return new ExpectedError(
    'invite_invalid',
    'This join link was used already. Sign in with your user name and password, or ask for a new link.',
  );
}

function unknownInvite(): ExpectedError {
  return new ExpectedError(
    'invite_invalid',
    'This cluster does not know this join link. Check that it is whole, or ask for a new one.',
  );
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
