import type { TLSSocket } from 'node:tls';
import { ExpectedError } from '#shared/api/errors';
import type { Authorities } from '../authority/authorities';
import {
  openUserTlsCertificate,
  type ShownCertificate,
} from '../authority/check-user-tls-certificate';
import { requireSignedIn, type SignedIn } from '../identity/sessions';
import type { Ledger } from '../audit/ledger';

/** Who a connection belongs to, by its client certificate, checked against the state of this moment. */
export type Authenticate = (socket: TLSSocket) => SignedIn;

/** @returns throws ExpectedError `not_signed_in`, saying what is wrong with the certificate, session or user */
export function createAuthenticate(options: {
  readonly ledger: Ledger;
  readonly authorities: Pick<Authorities, 'tlsUser'>;
  readonly now: () => number;
}): Authenticate {
  const { ledger, authorities, now } = options;
  const shown = new WeakMap<TLSSocket, ShownCertificate>();
  return (socket) => {
    const certificate = socket.getPeerX509Certificate();
    if (!certificate) throw new ExpectedError('not_signed_in', 'You are not signed in. Sign in.');
    const known = shown.get(socket);
    const opened = known?.der.equals(certificate.raw)
      ? known
      : openUserTlsCertificate(certificate.raw);
    shown.set(socket, opened);
    const identity = opened.check({
      issuers: authorities.tlsUser.trusted,
      now: now(),
    });
    if (!identity.ok) throw new ExpectedError('not_signed_in', identity.error);
    const { userId: user, sessionId: session } = identity.value;
    return requireSignedIn(ledger.state, now(), { user, session });
  };
}
