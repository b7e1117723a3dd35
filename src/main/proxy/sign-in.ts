import type { AuthContext, AuthenticationType, Connection, PublicKeyAuthContext } from 'ssh2';
import type { CertificateRefusalCode } from '#main/cluster/authority/check-certificate';
import {
  checkUserCertificate,
  type CheckedUserCertificate,
} from '#main/cluster/authority/check-user-certificate';
import { certificateAlgorithm, maxCertificateBytes, parseCertificate } from '#main/ssh/certificate';
import { verifySshSignature } from '#main/ssh/signature';
import { sendBanner } from '#main/ssh/ssh2-connection';
import { plainText } from '#shared/lib/plain-text';
import { err, ok, type Result } from '#shared/lib/result';

import { endSoon } from './end-soon';
import type { ConnectionAttempt, Gatekeeper, Verdict } from './gatekeeper';
import { decideSafely } from './live-access';
import { parseTarget } from './target';
import type { UserConnections } from './user-connections';

/** As OpenSSH's server: an agent full of other keys gets this many tries. */
const maxTries = 6;
const methods: AuthenticationType[] = ['publickey'];

export interface SignedIn {
  readonly attempt: ConnectionAttempt;
  readonly verdict: Verdict & { readonly allowed: true };
  readonly certificate: CheckedUserCertificate;
}

export interface SignInOptions {
  readonly connection: Connection;
  /** The caller's address. */
  readonly source: string;
  readonly gatekeeper: Gatekeeper;
  readonly users: Pick<UserConnections, 'whyFull'>;
  readonly now: () => number;
  /** Runs each time the caller shows nothing of this cluster. */
  readonly failed: () => void;
}

interface Refusal {
  /** The user's id when the certificate was good. */
  readonly user: string | null;
  readonly reason: string;
  /** Whether the caller is told: he holds a certificate that this cluster signed, and its key. */
  readonly told: boolean;
}

/** Codes of certificates that were not shown to be signed by this cluster: their holders learn nothing. */
const silent: ReadonlySet<CertificateRefusalCode> = new Set<CertificateRefusalCode>([
  'malformed',
  'wrong_type',
  'unknown_authority',
  'bad_signature',
]);

/**
 * Lets a caller sign in with a user certificate and nothing else. Who holds a certificate of this cluster and its
 * key is told why he is refused; who does not hears only what SSH says.
 *
 * @param accepted runs once, before the caller learns that he is in
 */
export function offerSignIn(options: SignInOptions, accepted: (signedIn: SignedIn) => void): void {
  const { connection, source, gatekeeper } = options;
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
    if (!context.signature) return probe(options, context) ? context.accept() : fail(context);
    const result = check(options, context);
    if (result.ok) {
      accepted(result.value);
      return context.accept();
    }
    const { user, told } = result.error;
    // Names and labels are in it, and whatever was asked for.
    const reason = plainText(result.error.reason);
    const target = parseTarget(context.username);
    const named = target.ok ? target.value : { login: '', node: plainText(context.username, 300) };
    gatekeeper.refused({ user, target: named.node, login: named.login, source, reason });
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

function probe(options: SignInOptions, context: PublicKeyAuthContext): boolean {
  const checked = checkIt(options, context);
  return checked.ok || !silent.has(checked.error.code);
}

function check(options: SignInOptions, context: PublicKeyAuthContext): Result<SignedIn, Refusal> {
  const checked = checkIt(options, context);
  if (!ownsKey(context))
    return err({
      user: null,
      told: false,
      reason: "The signature is not by the certificate's key.",
    });
  if (!checked.ok) {
    const { code, message } = checked.error;
    return err({ user: null, told: !silent.has(code), reason: message });
  }
  const certificate = checked.value;
  const user = certificate.access.user;
  const target = parseTarget(context.username);
  if (!target.ok) return err({ user, told: true, reason: target.error });
  const attempt: ConnectionAttempt = {
    access: certificate.access,
    certificateUntil: certificate.until,
    target: target.value.node,
    login: target.value.login,
    source: options.source,
  };
  const verdict = decideSafely(options.gatekeeper, attempt, false);
  if (!verdict.allowed) return err({ user, told: true, reason: verdict.decision.reason });
  const full = options.users.whyFull(user);
  if (full !== null) return err({ user, told: true, reason: full });
  return ok({ attempt, verdict, certificate });
}

function checkIt({ gatekeeper, now, source }: SignInOptions, context: PublicKeyAuthContext) {
  const authorityKeys = gatekeeper.userAuthorityKeys();
  return checkUserCertificate(context.key.data, { authorityKeys, now: now(), source });
}

/** Whether the caller signed this sign-in with the key inside the certificate. */
function ownsKey({ key, blob, signature }: PublicKeyAuthContext): boolean {
  const certificate = parseCertificate(key.data);
  if (!certificate.ok || !blob || !signature) return false;
  return verifySshSignature(certificate.value.publicKey, blob, signature);
}
