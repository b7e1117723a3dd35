import { ExpectedError } from '#shared/api/errors';
import type { Credentials, PublicKeys } from '#shared/api/procedures/identity';
import type { Ledger, Plan } from '../audit/ledger';
import { planExpiry } from '../access/expiry';
import { currentRequest, findRequest } from '../access/find-request';
import { isDue } from '../access/view';
import type { Authorities } from '../authority/authorities';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, SignInSession, UserRecord } from '../store/records';
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
    /** The id of the one resource that the SSH certificate is for; `null`: all that is held, as far as it fits. */
    readonly wanted: string | null;
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
      const tls = await signTls(authorities, keys, opened, clock());
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
          wanted: null,
          keys,
          tls,
          address,
        });
        const data = { session: session.id };
        const signIn = { writes: [], audit: [{ type: 'sign_in', actor: user.id, address, data }] };
        return { ...plan, ...joined([more, makeRoom(state, user, now), signIn, plan]) };
      });
    },
    async issue({ claim, publicKeys, assume, wanted: id, address }) {
      const keys = readKeys(publicKeys);
      const { session: current } = requireSignedIn(ledger.state, clock(), claim);
      const ids = [...new Set(assume)];
      const [tls, ...found] = await Promise.all([
        signTls(authorities, keys, current, clock()),
        ...ids.map((each) => findRequest(ledger, each)),
      ]);
      return ledger.write((state, now) => {
        const { user, session: before } = requireSignedIn(state, now, claim);
        const requests = found.map((request) => currentRequest(state, request));
        const wanted = id === null ? null : (state.resource(id) ?? null);
        const over = runOut(state, before, now);
        const assumed = before.assumed.filter((each) => !over.some((one) => one.id === each));
        const session = { ...before, assumed };
        const plan = planIssue(state, now, {
          ...{ user, session, requests, wanted, keys, tls, address },
        });
        if (over.length === 0) return plan;
        const ended = planExpiry(state, over);
        return { ...plan, ...joined([ended, plan]), changes: ended.changes ?? [] };
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

/**
 * What was assumed and has run out by the clock. It is written down together with what is issued instead: as long as
 * it stood as approved, it could count beside that if the clock were set back.
 */
function runOut(
  state: ClusterState,
  { assumed }: SignInSession,
  now: number,
): readonly RequestRecord[] {
  return assumed
    .flatMap((id) => state.openRequests.get(id) ?? [])
    .filter((request) => isDue(request, now));
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
