import { randomBytes, type KeyObject } from 'node:crypto';
import { ExpectedError } from '#shared/api/errors';
import {
  certificateAccessSchema,
  maxCertificateAccessBytes,
  type CertificateAccess,
} from '#shared/model/access-scope';
import { encodeCertificate } from '../../ssh/certificate';
import { isSourceAddressList } from '../../ssh/source-address';
import { writeCanonicalJson } from './canonical-json';
import { accessOption, sourceAddressOption, type CertificateExtension } from './certificate-names';

export interface UserCertificateInput {
  /** The user authority's private key (Ed25519). */
  readonly authority: KeyObject;
  /** The user's key, as an SSH wire blob of type ssh-ed25519. */
  readonly publicKey: Buffer;
  readonly access: CertificateAccess;
  /** The user's name, for logs. */
  readonly keyId: string;
  /** Milliseconds since the epoch; rounded down to seconds. */
  readonly validAfter: number;
  /** Milliseconds since the epoch; rounded down to seconds, so never longer than asked. */
  readonly validBefore: number;
  /** Addresses and CIDR ranges from which it may be used, separated by commas; omitted: from anywhere. */
  readonly sourceAddress?: string;
  readonly extensions: readonly CertificateExtension[];
}

/**
 * Signs a user's SSH certificate. Its one principal is the immutable user id: the gateway takes logins from
 * `access@daypass` alone, and a principal that is no login means nothing to a stock sshd.
 *
 * @returns the certificate as a wire blob
 * @throws ExpectedError `limit_exceeded` when the access does not fit
 * @throws WireError for a key that is not Ed25519, or a key id that cannot stand in a certificate
 */
export function issueUserCertificate(input: UserCertificateInput): Buffer {
  const access = certificateAccessSchema.parse(input.access);
  const criticalOptions = new Map([[accessOption, accessValue(access)]]);
  if (input.sourceAddress !== undefined) {
    if (!isSourceAddressList(input.sourceAddress))
      throw new TypeError('sourceAddress is not a list of addresses');
    criticalOptions.set(sourceAddressOption, input.sourceAddress);
  }
  return encodeCertificate(
    {
      type: 'user',
      publicKey: input.publicKey,
      serial: randomBytes(8).readBigUInt64BE(),
      keyId: input.keyId,
      principals: [access.user],
      validAfter: BigInt(Math.floor(input.validAfter / 1_000)),
      validBefore: BigInt(Math.floor(input.validBefore / 1_000)),
      criticalOptions,
      extensions: new Map(input.extensions.map((name) => [name, ''])),
    },
    input.authority,
  );
}

/** Whether this access has room in a certificate. */
export function fitsInCertificate(access: CertificateAccess): boolean {
  return Buffer.byteLength(writeCanonicalJson(access)) <= maxCertificateAccessBytes;
}

function accessValue(access: CertificateAccess): string {
  const json = writeCanonicalJson(access);
  const bytes = Buffer.byteLength(json);
  if (bytes <= maxCertificateAccessBytes) return json;
  throw new ExpectedError(
    'limit_exceeded',
    `This access names more resources than fit in one certificate (${bytes} bytes of at most ` +
      `${maxCertificateAccessBytes}). Assume fewer requests at once, or connect to one resource at a time.`,
  );
}
