import type {
  AuthContext,
  AuthenticationType,
  Connection,
  KeyboardAuthContext,
  PublicKeyAuthContext,
} from 'ssh2';
import { certificateAlgorithm, maxCertificateBytes } from '#main/ssh/certificate';
import { sendBanner } from '#main/ssh/ssh2-connection';
import { plainText } from '#shared/lib/plain-text';
import {
  checkSignIn,
  probeSignIn,
  wantedBy,
  type Instead,
  type Refusal,
  type SignedIn,
  type SignInCheck,
} from './check-sign-in';
import { endSoon } from './end-soon';
import type { Through } from './jump';
import type { OnTheSpot } from './on-the-spot';

export type { SignedIn, SignedInToJump, SignedInToNode } from './check-sign-in';

/** As OpenSSH's server: an agent full of other keys gets this many tries. */
const maxTries = 6;
const methods: AuthenticationType[] = ['publickey'];

export interface SignInOptions extends SignInCheck {
  readonly connection: Connection;
  /** Runs each time the caller shows nothing of this cluster. */
  readonly failed: () => void;
  /** Runs when the caller is asked something: his time to sign in no longer counts. */
  readonly waits: () => void;
  readonly onTheSpot: Pick<OnTheSpot, 'ask'>;
}

/**
 * Lets a caller sign in with a user certificate. Who holds a certificate of this cluster and its key is told why he is
 * refused, and where he may ask for what he lacks, he can do that as the second step of the sign-in
 * (keyboard-interactive). Who does not hears only what SSH says.
 *
 * @param accepted runs once, before the caller learns that he is in
 */
export function offerSignIn(options: SignInOptions, accepted: (signedIn: SignedIn) => void): void {
  const { connection } = options;
  let tries = 0;
  // What the caller may ask for, once his certificate and key were the first step.
  let instead: Instead | null = null;
  const fail = (context: AuthContext): void => {
    tries += 1;
    options.failed();
    context.reject(methods);
    if (tries >= maxTries) endSoon(connection);
  };
  const end = (context: AuthContext, reason: string): void => {
    sendBanner(connection, reason);
    context.reject(methods);
    endSoon(connection);
  };
  const ask = async (context: KeyboardAuthContext, about: Instead): Promise<void> => {
    const { waits, onTheSpot } = options;
    const result = await onTheSpot.ask({ connection, context, instead: about, waits });
    if (result === null) return endSoon(connection);
    if (!result.ok) return end(context, plainText(result.error));
    accepted(result.value);
    context.accept();
  };
  connection.on('authentication', (context) => {
    const about = instead;
    instead = null;
    if (context.method === 'none') return context.reject(methods);
    if (context.method === 'keyboard-interactive' && about) return void ask(context, about);
    if (!isCertificate(context)) return fail(context);
    // Asked without a signature whether this certificate would do: that is known once the key is proven.
    if (!context.signature) return probeSignIn(options, context) ? context.accept() : fail(context);
    const result = checkSignIn(options, context);
    if (result.ok) {
      accepted(result.value);
      return context.accept();
    }
    const reason = note(options, context.username, result.error);
    if (!result.error.told) return fail(context);
    instead = result.error.instead;
    if (instead === null) return end(context, reason);
    // A client that cannot be asked ends here, and has been told why.
    sendBanner(connection, reason);
    context.reject(['keyboard-interactive'], true);
  });
}

/** Records a refusal. @returns its reason, fit to be shown: names and labels are in it, and whatever was asked for */
function note(
  { gatekeeper, through, source }: SignInOptions,
  userName: string,
  { user, reason }: Refusal,
): string {
  const words = plainText(reason);
  gatekeeper.refused({ user, ...named(userName, through), source, reason: words });
  return words;
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
