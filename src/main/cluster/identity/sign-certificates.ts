import type { Credentials, PublicKeys } from '#shared/api/procedures/identity';
import { ExpectedError } from '#shared/api/errors';
import type { CertificateAccess } from '#shared/model/access-scope';
import { formatKeyLine, parsePublicKeyLine } from '../../ssh/public-key';
import type { Authorities } from '../authority/authorities';
import { issueUserCertificate } from '../authority/user-certificate';
import { certificatePem, issueUserTlsCertificate } from '../authority/x509-certificates';

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

/** Signs both certificates; the times are milliseconds since the epoch. */
export async function signBoth(
  authorities: Pick<Authorities, 'user' | 'tlsUser'>,
  input: {
    readonly keys: CertifiedKeys;
    readonly access: CertificateAccess;
    readonly userName: string;
    readonly validAfter: number;
    readonly sshUntil: number;
    readonly tlsUntil: number;
    /** The one address from which the SSH certificate may be used; `null`: from anywhere. */
    readonly sourceAddress: string | null;
  },
): Promise<Pick<Credentials, 'sshCertificate' | 'tlsCertificate'>> {
  const { keys, access, userName, validAfter } = input;
  const ssh = issueUserCertificate({
    authority: authorities.user.privateKey,
    publicKey: keys.ssh,
    access,
    keyId: userName,
    validAfter,
    validBefore: input.sshUntil,
    extensions: ['permit-pty'],
    ...(input.sourceAddress !== null && { sourceAddress: input.sourceAddress }),
  });
  const tls = await issueUserTlsCertificate({
    issuer: authorities.tlsUser,
    publicKey: keys.tls,
    userId: access.user,
    sessionId: access.session,
    validAfter,
    validBefore: input.tlsUntil,
  });
  return { sshCertificate: formatKeyLine(ssh), tlsCertificate: certificatePem(tls) };
}
