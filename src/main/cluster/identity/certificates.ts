import { ExpectedError } from '#shared/api/errors';
import type { Credentials, PublicKeys } from '#shared/api/procedures/identity';
import type { CertificateAccess } from '#shared/model/access-scope';
import type { Ledger, Plan } from '../audit/ledger';
import { currentRequest, findRequest } from '../access/find-request';
import type { Authorities } from '../authority/authorities';
import { lookUpRoles } from '../policy/bound-role';
import { sessionOptions } from '../policy/session-options';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, SignInSession, UserRecord } from '../store/records';
import { scopeFor } from './scope';
import {
  crowdedOut,
  maxSessionsPerUser,
  newSession,
  refuseLocked,
  requireSignedIn,
  roleNamed,
  staticRoles,
} from './sessions';
import { readKeys, signBoth, type CertifiedKeys } from './sign-certificates';
import { statusOf } from './status';

/** Certificates are valid from a little before they are made, for clocks that are behind, in milliseconds. */
const backdateMs = 60_000;

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
}): Certificates {
  const { ledger, authorities, cluster } = options;

  /** Signing comes before the write, handing out after it: what is in anybody's hands is on record. */
  async function planIssue(
    state: ClusterState,
    now: number,
    input: {
      readonly user: UserRecord;
      readonly session: SignInSession;
      readonly requests: readonly RequestRecord[];
      readonly keys: CertifiedKeys;
      readonly address: string;
    },
  ): Promise<Plan<Credentials>> {
    const { user, requests, keys, address } = input;
    const assumed = requests.map((request) => request.id);
    const session = {
      ...input.session,
      generation: nextGeneration(input.session, assumed),
      assumed,
    };
    const { scope, until } = scopeFor(state, now, { user, session }, requests);
    const access: CertificateAccess = {
      v: 1,
      user: user.id,
      session: session.id,
      generation: session.generation,
      scope,
    };
    const signed = await signBoth(authorities, {
      keys,
      access,
      userName: user.name,
      validAfter: now - backdateMs,
      sshUntil: until,
      tlsUntil: session.expires,
      sourceAddress: isPinned(state, user, requests) ? address : null,
    });
    const data = { session: session.id, generation: session.generation, assumed, until };
    return {
      writes: [{ type: 'session', session }],
      audit: [{ type: 'certificate.issue', actor: user.id, data }],
      result: { ...signed, status: statusOf(state, { user, session }, cluster) },
    };
  }

  return {
    openSession({ user: { id }, publicKeys, address, together }) {
      const keys = readKeys(publicKeys);
      return ledger.write(async (state, now) => {
        const user = state.users.get(id);
        if (!user || user.deleted !== null)
          throw new ExpectedError('wrong_credentials', 'This user no longer exists.');
        refuseLocked(user);
        const more = together?.(state, now) ?? { writes: [], audit: [] };
        const session = newSession(state, user, now);
        const plan = await planIssue(state, now, {
          user,
          session,
          requests: [],
          keys,
          address,
        });
        const data = { session: session.id, address };
        const signIn = { writes: [], audit: [{ type: 'sign_in', actor: user.id, data }] };
        return { ...plan, ...joined([more, makeRoom(state, user, now), signIn, plan]) };
      });
    },
    async issue({ claim, publicKeys, assume, address }) {
      const keys = readKeys(publicKeys);
      const ids = [...new Set(assume)];
      const found = await Promise.all(ids.map((id) => findRequest(ledger, id)));
      return ledger.write((state, now) => {
        const { user, session } = requireSignedIn(state, now, claim);
        const requests = found.map((request) => currentRequest(state, request));
        return planIssue(state, now, { user, session, requests, keys, address });
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

/** Whether one of the roles that are used lets the certificate be used from the caller's address alone. */
function isPinned(
  state: ClusterState,
  user: UserRecord,
  requests: readonly RequestRecord[],
): boolean {
  const names = requests.flatMap(({ roles }) => roles);
  const used = [...staticRoles(state, user), ...lookUpRoles(names, roleNamed(state))];
  return sessionOptions(used).pinSourceAddress;
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

function nextGeneration({ generation, assumed }: SignInSession, next: readonly string[]): number {
  const isRenewal =
    generation > 0 && assumed.length === next.length && next.every((id) => assumed.includes(id));
  return isRenewal ? generation : generation + 1;
}
