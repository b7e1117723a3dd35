import type { PublicKeys } from '#shared/api/procedures/identity';
import { ExpectedError } from '#shared/api/errors';
import type { CertificateAccess } from '#shared/model/access-scope';
import { formatKeyLine, parsePublicKeyLine } from '../../ssh/public-key';
import type { Authorities } from '../authority/authorities';
import type { CertificateExtension } from '../authority/certificate-names';
import { issueUserCertificate } from '../authority/user-certificate';
import { certificatePem, issueUserTlsCertificate } from '../authority/x509-certificates';
import { authorityPin } from '../authority/x509-issuer';
import type { SignInSession } from '../store/records';

/** Certificates are valid from a little before they are made, for clocks that are behind, in milliseconds. */
export const backdateMs = 60_000;

/** The caller's public keys, read. */
export interface CertifiedKeys {
  /** An SSH wire blob, Ed25519. */
  readonly ssh: Buffer;
  /** A SubjectPublicKeyInfo, DER. */
  readonly tls: Buffer;
}

/** @throws ExpectedError `invalid_input`, naming the key that cannot be certified */
export function readKeys(keys: PublicKeys): CertifiedKeys {
  const line = parsePublicKeyLine(keys.ssh);
  if (!line.ok || line.value.key.type !== 'ssh-ed25519')
    throw new ExpectedError('invalid_input', 'The SSH key is not an ssh-ed25519 public key line.', {
      field: 'publicKeys.ssh',
    });
  return { ssh: line.value.key.blob, tls: Buffer.from(keys.tls, 'base64') };
}

/** Signs the SSH certificate, at once; the times are milliseconds since the epoch. @returns its line */
export function signSsh(
  authorities: Pick<Authorities, 'user'>,
  input: {
    readonly keys: Pick<CertifiedKeys, 'ssh'>;
    readonly access: CertificateAccess;
    readonly userName: string;
    readonly validAfter: number;
    readonly validBefore: number;
    /** The one address from which the certificate may be used; `null`: from anywhere. */
    readonly sourceAddress: string | null;
    readonly extensions: readonly CertificateExtension[];
  },
): string {
  const { keys, access, userName, validAfter, validBefore, sourceAddress, extensions } = input;
  const certificate = issueUserCertificate({
    authority: authorities.user.privateKey,
    publicKey: keys.ssh,
    access,
    keyId: userName,
    validAfter,
    validBefore,
    extensions,
    ...(sourceAddress !== null && { sourceAddress }),
  });
  return formatKeyLine(certificate);
}

/** A certificate for the API. */
export interface SignedTls {
  /** PEM. */
  readonly certificate: string;
  /** The pin of the issuer that signed it. */
  readonly by: string;
}

/**
 * Signs the certificate for the API, which is for a sign-in session whatever is assumed in it.
 *
 * @param now milliseconds since the epoch
 */
export async function signTls(
  authorities: Pick<Authorities, 'tlsUser'>,
  keys: CertifiedKeys,
  session: SignInSession,
  now: number,
): Promise<SignedTls> {
  // Read once: the issuer may rotate while it signs.
  const issuer = authorities.tlsUser;
  const certificate = await issueUserTlsCertificate({
    issuer,
    publicKey: keys.tls,
    userId: session.user,
    sessionId: session.id,
    validAfter: now - backdateMs,
    validBefore: session.expires,
  });
  return { certificate: certificatePem(certificate), by: authorityPin(issuer.certificate) };
}
