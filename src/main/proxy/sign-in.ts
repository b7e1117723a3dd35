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
import { checkTunnelSignIn } from './tunnel-sign-in';

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
  const attempts = new Attempts(options, accepted);
  options.connection.on('authentication', (context) => attempts.answer(context));
}

/** The attempts of one caller to sign in. */
class Attempts {
  readonly #options: SignInOptions;
  readonly #accepted: (signedIn: SignedIn) => void;
  #tries = 0;
  #over = false;
  /** What the caller may ask for now: his certificate and key were the first step. */
  #instead: Instead | null = null;

  constructor(options: SignInOptions, accepted: (signedIn: SignedIn) => void) {
    this.#options = options;
    this.#accepted = accepted;
  }

  answer(context: AuthContext): void {
    const instead = this.#instead;
    this.#instead = null;
    // A client goes on with what it has not tried, and would be asked once more.
    if (this.#over || context.method === 'none') return context.reject(methods);
    if (context.method === 'keyboard-interactive' && instead)
      return void this.#ask(context, instead);
    if (!isCertificate(context)) return this.#keepTunnel(context);
    if (context.signature) return this.#check(context);
    // Asked without a signature whether this certificate would do: that is known once the key is proven.
    return probeSignIn(this.#options, context) ? context.accept() : this.#fail(context);
  }

  #keepTunnel(context: AuthContext): void {
    const node = checkTunnelSignIn(this.#options, context);
    if (node === null) return this.#fail(context);
    return node === 'asked' ? context.accept() : this.#accept(context, node);
  }

  #check(context: PublicKeyAuthContext): void {
    const result = checkSignIn(this.#options, context);
    if (result.ok) return this.#accept(context, result.value);
    const reason = note(this.#options, context.username, result.error);
    const { told, instead } = result.error;
    if (!told) return this.#fail(context);
    if (instead === null) return this.#end(context, reason);
    this.#instead = instead;
    // A client that cannot be asked anything ends here, and has been told why.
    sendBanner(this.#options.connection, reason);
    return context.reject(['keyboard-interactive'], true);
  }

  async #ask(context: KeyboardAuthContext, instead: Instead): Promise<void> {
    const { connection, waits, onTheSpot } = this.#options;
    const result = await onTheSpot.ask({ connection, context, instead, waits });
    if (result === null) return endSoon(connection);
    if (result.ok) return this.#accept(context, result.value);
    return this.#end(context, plainText(result.error));
  }

  #accept(context: AuthContext, signedIn: SignedIn): void {
    this.#accepted(signedIn);
    context.accept();
  }

  #fail(context: AuthContext): void {
    this.#tries += 1;
    this.#options.failed();
    context.reject(methods);
    if (this.#tries >= maxTries) endSoon(this.#options.connection);
  }

  #end(context: AuthContext, reason: string): void {
    const { connection } = this.#options;
    this.#over = true;
    sendBanner(connection, reason);
    context.reject(methods);
    endSoon(connection);
  }
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
