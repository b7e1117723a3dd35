import type { PublicKeyAuthContext } from 'ssh2';
import type { CertificateRefusalCode } from '#main/cluster/authority/check-certificate';
import {
  checkUserCertificate,
  type CheckedUserCertificate,
} from '#main/cluster/authority/check-user-certificate';
import { parseCertificate } from '#main/ssh/certificate';
import { verifySshSignature } from '#main/ssh/signature';
import { err, ok, type Result } from '#shared/lib/result';
import type { ConnectionAttempt, Gatekeeper, JumpAttempt, Offer, Verdict } from './gatekeeper';
import type { Through } from './jump';
import { decideJumpSafely, decideSafely } from './live-access';
import { parseLogin, parseWanted, type Wanted } from './target';
import type { SignedInAsNode } from './tunnel-sign-in';
import type { UserConnections } from './user-connections';

export interface SignedInToNode {
  readonly type: 'node';
  readonly attempt: ConnectionAttempt;
  readonly verdict: Verdict & { readonly allowed: true };
  readonly certificate: CheckedUserCertificate;
}

/** Somebody who leads his connections to nodes through this one. */
export interface SignedInToJump {
  readonly type: 'jump';
  readonly attempt: JumpAttempt;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

export type SignedIn = SignedInToNode | SignedInToJump | SignedInAsNode;

export interface SignInCheck {
  /** The caller's address. */
  readonly source: string;
  /** The connection that he came through; `null` when he came by himself. */
  readonly through: Through | null;
  readonly gatekeeper: Gatekeeper;
  readonly users: Pick<UserConnections, 'whyFull'>;
  readonly jumps: Pick<UserConnections, 'whyFull'>;
  readonly now: () => number;
}

export interface Refusal {
  /** The user's id when the certificate was good. */
  readonly user: string | null;
  readonly reason: string;
  /** Whether the caller is told: he holds a certificate that this cluster signed, and its key. */
  readonly told: boolean;
  /** What he may ask for instead. */
  readonly instead: Instead | null;
}

/** A connection that is refused, and what its caller may ask for so that it would not be. */
export interface Instead {
  readonly attempt: ConnectionAttempt;
  readonly certificate: CheckedUserCertificate;
  readonly offer: Offer;
}

/** Why somebody is refused who holds a certificate of this cluster and its key. */
type Why = Pick<Refusal, 'reason' | 'instead'>;

/** Codes of certificates that were not shown to be signed by this cluster: their holders learn nothing. */
const silent: ReadonlySet<CertificateRefusalCode> = new Set<CertificateRefusalCode>([
  'malformed',
  'wrong_type',
  'unknown_authority',
  'bad_signature',
]);

/** Whether a certificate would do, once the caller proved to have its key; or why not is told only then. */
export function probeSignIn(options: SignInCheck, context: PublicKeyAuthContext): boolean {
  const checked = checkIt(options, context);
  return checked.ok || !silent.has(checked.error.code);
}

/** Checks the certificate, the proof of its key and what is wanted, and has the gatekeeper decide. */
export function checkSignIn(
  options: SignInCheck,
  context: PublicKeyAuthContext,
): Result<SignedIn, Refusal> {
  const checked = checkIt(options, context);
  if (!ownsKey(context))
    return err({
      user: null,
      told: false,
      instead: null,
      reason: "The signature is not by the certificate's key.",
    });
  if (!checked.ok) {
    const { code, message } = checked.error;
    return err({ user: null, told: !silent.has(code), instead: null, reason: message });
  }
  const certificate = checked.value;
  const { user } = certificate.access;
  const decided = decideWanted(options, certificate, context.username);
  return decided.ok ? decided : err({ user, told: true, ...decided.error });
}

/** What the user name asks for, where the caller stands. */
export function wantedBy(userName: string, through: Through | null): Result<Wanted> {
  if (through === null) return parseWanted(userName);
  const target = parseLogin(userName, through.node);
  return target.ok ? ok({ type: 'node', target: target.value }) : target;
}

function decideWanted(
  options: SignInCheck,
  certificate: CheckedUserCertificate,
  userName: string,
): Result<SignedIn, Why> {
  const { source, through } = options;
  const { access, until: certificateUntil } = certificate;
  if (through !== null && through.user !== access.user) return no(otherUser);
  const wanted = wantedBy(userName, through);
  if (!wanted.ok) return no(wanted.error);
  const by = { access, certificateUntil, source };
  if (wanted.value.type === 'jump') return decideJump(options, by);
  const { node: target, login } = wanted.value.target;
  return decideNode(options, { ...by, target, login, connection: null }, certificate);
}

const otherUser = 'This certificate is not of the user who is signed in to the connection outside.';

function decideJump(
  { gatekeeper, jumps }: SignInCheck,
  attempt: JumpAttempt,
): Result<SignedIn, Why> {
  const verdict = decideJumpSafely(gatekeeper, attempt, false);
  if (!verdict.allowed) return no(verdict.decision.reason);
  const full = jumps.whyFull(attempt.access.user);
  return full === null ? ok({ type: 'jump', attempt, until: verdict.until }) : no(full);
}

/** Decides on a connection to a node by a certificate that was checked. */
export function decideNode(
  { gatekeeper, users }: Pick<SignInCheck, 'gatekeeper' | 'users'>,
  attempt: ConnectionAttempt,
  certificate: CheckedUserCertificate,
): Result<SignedInToNode, Why> {
  const verdict = decideSafely(gatekeeper, attempt, false);
  if (!verdict.allowed) {
    const offer = offerSafely(gatekeeper, attempt);
    const instead = offer && { attempt, certificate, offer };
    return err({ reason: verdict.decision.reason, instead });
  }
  const full = users.whyFull(attempt.access.user);
  return full === null ? ok({ type: 'node', attempt, verdict, certificate }) : no(full);
}

/** What may be asked for; nothing when working that out failed. */
function offerSafely(gatekeeper: Gatekeeper, attempt: ConnectionAttempt): Offer | null {
  try {
    return gatekeeper.offer(attempt);
  } catch {
    return null;
  }
}

function no(reason: string): Result<never, Why> {
  return err({ reason, instead: null });
}

function checkIt({ gatekeeper, now, source }: SignInCheck, context: PublicKeyAuthContext) {
  const authorityKeys = gatekeeper.userAuthorityKeys();
  return checkUserCertificate(context.key.data, { authorityKeys, now: now(), source });
}

/** Whether the caller signed this sign-in with the key inside the certificate. */
function ownsKey({ key, blob, signature }: PublicKeyAuthContext): boolean {
  const certificate = parseCertificate(key.data);
  if (!certificate.ok || !blob || !signature) return false;
  return verifySshSignature(certificate.value.publicKey, blob, signature);
}
