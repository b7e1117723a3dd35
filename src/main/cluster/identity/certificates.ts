import { ExpectedError } from '#shared/api/errors';
import type { Credentials, PublicKeys } from '#shared/api/procedures/identity';
import type { Ledger, Plan } from '../audit/ledger';
import { currentRequest, findRequest } from '../access/find-request';
import type { Authorities } from '../authority/authorities';
import type { ClusterState } from '../store/cluster-state';
import type { UserRecord } from '../store/records';
import {
  crowdedOut,
  maxSessionsPerUser,
  newSession,
  refuseLocked,
  requireSignedIn,
} from './sessions';
import { issuePlanner } from './plan-issue';
import { readKeys, signTls } from './sign-certificates';

/** What else is written and recorded with a sign-in. */
export type Together = (
  state: ClusterState,
  now: number,
) => Pick<Plan<unknown>, 'writes' | 'audit'>;

export interface Certificates {
  /** Opens a sign-in session for a user who has proved who they are, with standing access. */
  openSession(input: {
    readonly user: UserRecord;
    readonly publicKeys: PublicKeys;
    readonly address: string;
    /** What becomes durable in the same transaction, worked out at that moment; may refuse by throwing. */
    readonly together?: Together;
  }): Promise<Credentials>;
  /**
   * Fresh certificates for what is assumed. When that is not what was assumed before, the generation rises and
   * all earlier certificates stop counting; a mere renewal leaves them, and the connections made with them, be.
   */
  issue(input: {
    readonly claim: { readonly user: string; readonly session: string };
    readonly publicKeys: PublicKeys;
    readonly assume: readonly string[];
    /** The caller's, to which the certificate is bound where a role pins it. */
    readonly address: string;
  }): Promise<Credentials>;
  signOut(claim: { readonly user: string; readonly session: string }): Promise<void>;
}

export function createCertificates(options: {
  readonly ledger: Ledger;
  readonly authorities: Pick<Authorities, 'user' | 'tlsUser'>;
  readonly cluster: { readonly name: string };
  readonly now: () => number;
}): Certificates {
  const { ledger, authorities, cluster, now: clock } = options;

  const planIssue = issuePlanner(authorities, cluster);

  return {
    async openSession({ user: { id }, publicKeys, address, together }) {
      const keys = readKeys(publicKeys);
      const opened = newSession(ledger.state, usableUser(ledger.state, id), clock());
      const tlsCertificate = await signTls(authorities, keys, opened, clock());
      return ledger.write((state, now) => {
        const user = usableUser(state, id);
        const more = together?.(state, now) ?? { writes: [], audit: [] };
        // Its roles may have been given less time since.
        const expires = Math.min(opened.expires, newSession(state, user, now).expires);
        const session = { ...opened, expires };
        const plan = planIssue(state, now, {
          user,
          session,
          requests: [],
          keys,
          tlsCertificate,
          address,
        });
        const data = { session: session.id };
        const signIn = { writes: [], audit: [{ type: 'sign_in', actor: user.id, address, data }] };
        return { ...plan, ...joined([more, makeRoom(state, user, now), signIn, plan]) };
      });
    },
    async issue({ claim, publicKeys, assume, address }) {
      const keys = readKeys(publicKeys);
      const { session: current } = requireSignedIn(ledger.state, clock(), claim);
      const ids = [...new Set(assume)];
      const [tlsCertificate, ...found] = await Promise.all([
        signTls(authorities, keys, current, clock()),
        ...ids.map((id) => findRequest(ledger, id)),
      ]);
      return ledger.write((state, now) => {
        const { user, session } = requireSignedIn(state, now, claim);
        const requests = found.map((request) => currentRequest(state, request));
        return planIssue(state, now, { user, session, requests, keys, tlsCertificate, address });
      });
    },
    signOut: (claim) =>
      ledger.write((state, now) => {
        const { user, session } = requireSignedIn(state, now, claim);
        return {
          writes: [{ type: 'session', session: { ...session, ended: now } }],
          audit: [{ type: 'sign_out', actor: user.id, data: { session: session.id } }],
          result: undefined,
        };
      }),
  };
}

/** @throws ExpectedError when nobody can sign in as this user any more */
function usableUser(state: ClusterState, id: string): UserRecord {
  const user = state.users.get(id);
  if (!user || user.deleted !== null)
    throw new ExpectedError('wrong_credentials', 'This user no longer exists.');
  refuseLocked(state, user);
  return user;
}

type Part = Pick<Plan<unknown>, 'writes' | 'audit'>;

function joined(parts: readonly Part[]): Part {
  return {
    writes: parts.flatMap(({ writes }) => writes),
    audit: parts.flatMap(({ audit }) => audit),
  };
}

function makeRoom(state: ClusterState, user: UserRecord, now: number): Part {
  const ended = crowdedOut(state, user);
  const reason = `signed in more than ${maxSessionsPerUser} times at once, and this was the oldest`;
  return {
    writes: ended.map((each) => ({ type: 'session' as const, session: { ...each, ended: now } })),
    audit: ended.map(({ id }) => ({
      type: 'sign_in.ended',
      actor: user.id,
      data: { session: id, reason },
    })),
  };
}
