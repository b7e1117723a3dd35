import type { AuthContext, AuthenticationType, Connection, PublicKeyAuthContext } from 'ssh2';
import { certificateAlgorithm, maxCertificateBytes } from '#main/ssh/certificate';
import { sendBanner } from '#main/ssh/ssh2-connection';
import { plainText } from '#shared/lib/plain-text';
import {
  checkSignIn,
  probeSignIn,
  wantedBy,
  type SignedIn,
  type SignInCheck,
} from './check-sign-in';
import { endSoon } from './end-soon';
import type { Through } from './jump';

export type { SignedIn, SignedInToJump, SignedInToNode } from './check-sign-in';

/** As OpenSSH's server: an agent full of other keys gets this many tries. */
const maxTries = 6;
const methods: AuthenticationType[] = ['publickey'];

export interface SignInOptions extends SignInCheck {
  readonly connection: Connection;
  /** Runs each time the caller shows nothing of this cluster. */
  readonly failed: () => void;
}

/**
 * Lets a caller sign in with a user certificate and nothing else. Who holds a certificate of this cluster and its
 * key is told why he is refused; who does not hears only what SSH says.
 *
 * @param accepted runs once, before the caller learns that he is in
 */
export function offerSignIn(options: SignInOptions, accepted: (signedIn: SignedIn) => void): void {
  const { connection, source, through, gatekeeper } = options;
  let tries = 0;
  const fail = (context: AuthContext): void => {
    tries += 1;
    options.failed();
    context.reject(methods);
    if (tries >= maxTries) endSoon(connection);
  };
  connection.on('authentication', (context) => {
    if (context.method === 'none') return context.reject(methods);
    if (!isCertificate(context)) return fail(context);
    // Asked without a signature whether this certificate would do: that is known once the key is proven.
    if (!context.signature) return probeSignIn(options, context) ? context.accept() : fail(context);
    const result = checkSignIn(options, context);
    if (result.ok) {
      accepted(result.value);
      return context.accept();
    }
    const { user, told } = result.error;
    // Names and labels are in it, and whatever was asked for.
    const reason = plainText(result.error.reason);
    gatekeeper.refused({ user, ...named(context.username, through), source, reason });
    if (!told) return fail(context);
    sendBanner(connection, reason);
    context.reject(methods);
    endSoon(connection);
  });
}

function isCertificate(context: AuthContext): context is PublicKeyAuthContext {
  return (
    context.method === 'publickey' &&
    (context.key.algo as string) === certificateAlgorithm &&
    context.key.data.length <= maxCertificateBytes
  );
}

/** What was asked for, for the record. */
function named(userName: string, through: Through | null): { target: string; login: string } {
  const wanted = wantedBy(userName, through);
  if (wanted.ok && wanted.value.type === 'node') {
    const { node, login } = wanted.value.target;
    return { target: node, login };
  }
  return { target: through?.node ?? plainText(userName, 300), login: '' };
}
