import { X509Certificate as NodeCertificate } from 'node:crypto';
import { err, ok, type Result } from '#shared/lib/result';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  parseX509,
} from './x509-library';
import { parseUserIdentityUri, type UserIdentity } from './x509-names';

/** A certificate that a caller showed, read once; what it is checked against is looked at each time. */
export interface ShownCertificate {
  /** From `socket.getPeerX509Certificate().raw`. */
  readonly der: Buffer;
  check(against: TlsCheck): Result<UserIdentity>;
}

interface TlsCheck {
  /** The user issuers' certificates, DER. */
  readonly issuers: readonly Buffer[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Checks a user's X.509 certificate as the API gets it from a connection: issued and signed by a trusted user
 * issuer, valid now, for client authentication alone, and with the one name of {@link UserIdentity}. It does not
 * lean on the TLS handshake having checked any of it.
 */
export function readUserTlsCertificate(der: Buffer, check: TlsCheck): Result<UserIdentity> {
  return openUserTlsCertificate(der).check(check);
}

/** {@link readUserTlsCertificate} for a connection on which many calls come: reading and verifying cost most. */
export function openUserTlsCertificate(der: Buffer): ShownCertificate {
  const issuedBy = new WeakMap<Buffer, boolean>();
  let parsed: ReturnType<typeof parseX509> | null = null;
  const isFrom = (issuer: Buffer) => {
    const known = issuedBy.get(issuer) ?? isIssuedBy(der, issuer);
    issuedBy.set(issuer, known);
    return known;
  };
  return {
    der,
    check({ issuers, now }) {
      try {
        if (!issuers.some(isFrom))
          return err("The certificate is not from this cluster's user authority.");
        parsed ??= parseX509(der);
        return readIdentity(parsed, now);
      } catch {
        return err('The certificate is malformed.');
      }
    },
  };
}

/** BoringSSL does not look at an issuer's usages, so they are checked here. */
function isIssuedBy(der: Buffer, issuerDer: Buffer): boolean {
  const certificate = new NodeCertificate(der);
  if (!certificate.raw.equals(der)) throw new TypeError('Something follows the certificate');
  const issuer = new NodeCertificate(issuerDer);
  return (
    certificate.checkIssued(issuer) &&
    certificate.verify(issuer.publicKey) &&
    purposeOf(parseX509(issuerDer)) === ExtendedKeyUsage.clientAuth
  );
}

function readIdentity(
  certificate: ReturnType<typeof parseX509>,
  now: number,
): Result<UserIdentity> {
  if (now < certificate.notBefore.getTime())
    return err('The certificate is not valid yet. Check the clock.');
  if (now >= certificate.notAfter.getTime())
    return err('The certificate has expired. Sign in again.');
  if (!isForClientAuthentication(certificate))
    return err('The certificate is not one for signing in to the API.');
  const names = certificate.getExtension(SubjectAlternativeNameExtension)?.names.items ?? [];
  const [name] = names;
  const identity = names.length === 1 && name?.type === 'url' && parseUserIdentityUri(name.value);
  return identity ? ok(identity) : err('The certificate does not say who it is for.');
}

function isForClientAuthentication(certificate: ReturnType<typeof parseX509>): boolean {
  const constraints = certificate.getExtension(BasicConstraintsExtension);
  const usages = certificate.getExtension(KeyUsagesExtension)?.usages;
  return (
    constraints?.ca !== true &&
    usages === KeyUsageFlags.digitalSignature &&
    purposeOf(certificate) === ExtendedKeyUsage.clientAuth
  );
}

/** The one extended key usage; `null` when there is none or more than one. */
function purposeOf(certificate: ReturnType<typeof parseX509>): string | null {
  const purposes = certificate.getExtension(ExtendedKeyUsageExtension)?.usages ?? [];
  return purposes.length === 1 ? String(purposes[0]) : null;
}
