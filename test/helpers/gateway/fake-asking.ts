import { randomUUID, type KeyObject } from 'node:crypto';
import { issueUserCertificate } from '#main/cluster/authority/user-certificate';
import type {
  Asked,
  AskedState,
  ConnectionAttempt,
  Gatekeeper,
  Offer,
} from '#main/proxy/gatekeeper';

/** A request that somebody made from a connection, whose state a test sets. */
export interface FakeAsked {
  readonly attempt: ConnectionAttempt;
  readonly reason: string;
  state: AskedState;
  withdrawn: boolean;
  /** The id of the connection that a certificate was made for. */
  certified: string | null;
}

export interface FakeAsking {
  /** What may be asked for by whoever is refused. */
  offered: (attempt: ConnectionAttempt) => Offer | null;
  /** Replaces making a request. */
  refuseAsking: Error | null;
  readonly asked: FakeAsked[];
}

/** The part of a fake gatekeeper for those who ask from a connection. */
export function fakeAsking(
  keeper: () => FakeAsking,
  userAuthority: KeyObject,
): Pick<Gatekeeper, 'offer' | 'ask'> {
  return {
    offer: (attempt) => keeper().offered(attempt),
    async ask(attempt, reason) {
      const { refuseAsking, asked } = keeper();
      if (refuseAsking) throw refuseAsking;
      const made: FakeAsked = {
        ...{ attempt, reason, withdrawn: false, certified: null },
        state: { type: 'waiting', words: 'Waiting for 1 approval. Request 1.' },
      };
      asked.push(made);
      return askedFrom(made, userAuthority);
    },
  };
}

function askedFrom(made: FakeAsked, authority: KeyObject): Asked {
  const { access, source } = made.attempt;
  return {
    state: () => made.state,
    async withdraw() {
      if (made.state.type === 'waiting') made.withdrawn = true;
    },
    async certify({ id, publicKey }) {
      made.certified = id;
      const grant = { type: 'roles' as const, request: randomUUID(), roles: ['access'] };
      return issueUserCertificate({
        authority,
        publicKey,
        keyId: 'test',
        access: { ...access, scope: { type: 'connection', connection: id, grant } },
        validAfter: Date.now() - 60_000,
        validBefore: Date.now() + 60_000,
        sourceAddress: source,
        extensions: ['permit-pty'],
      });
    },
  };
}
