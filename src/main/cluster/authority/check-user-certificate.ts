import { ok, type Result } from '#shared/lib/result';
import {
  certificateAccessSchema,
  maxCertificateAccessBytes,
  type CertificateAccess,
} from '#shared/model/access-scope';
import type { SshCertificate } from '../../ssh/certificate';
import { readCanonicalJson } from './canonical-json';
import { accessOption, sourceAddressOption } from './certificate-names';
import {
  checkCertificate,
  refuse,
  type CertificateCheck,
  type CertificateRefusal,
} from './check-certificate';

/** A user's certificate that passed: who, what it is restricted to, and until when. */
export interface CheckedUserCertificate {
  readonly access: CertificateAccess;
  /** The certified key, as an SSH wire blob: the signature of the sign-in must be by this one. */
  readonly publicKey: Buffer;
  /** The user's name when it was signed; for logs only. */
  readonly keyId: string;
  /** Milliseconds since the epoch: the first at which it is no longer valid. */
  readonly until: number;
  readonly extensions: ReadonlySet<string>;
}

/**
 * Checks a user's certificate at the gateway. Refuses everything but a user certificate by one of the keys, valid
 * now, with `access@daypass` and no other critical option than `source-address`, which is enforced. Extensions
 * that are not known are passed on and permit nothing, as the format says.
 */
export function checkUserCertificate(
  blob: Buffer,
  check: CertificateCheck,
): Result<CheckedUserCertificate, CertificateRefusal> {
  const checked = checkCertificate(blob, check);
  if (!checked.ok) return checked;
  const certificate = checked.value;
  for (const name of certificate.criticalOptions.keys()) {
    if (name !== accessOption && name !== sourceAddressOption)
      return refuse('unknown_option', 'This certificate has a condition that is not known here.');
  }
  const access = readAccess(certificate);
  if (!access.ok) return access;
  if (certificate.principals.length !== 1 || certificate.principals[0] !== access.value.user)
    return refuse('wrong_principal', 'This certificate names somebody else than its access does.');
  const until = Number(certificate.validBefore) * 1_000;
  if (!Number.isSafeInteger(until))
    return refuse('malformed', 'This certificate never ends, which none of ours does.');
  return ok({
    access: access.value,
    publicKey: certificate.publicKey,
    keyId: certificate.keyId,
    until,
    extensions: new Set(certificate.extensions.keys()),
  });
}

function readAccess(certificate: SshCertificate): Result<CertificateAccess, CertificateRefusal> {
  const value = certificate.criticalOptions.get(accessOption);
  if (value === undefined)
    return refuse('bad_access', 'This certificate does not say what it gives access to.');
  if (Buffer.byteLength(value) > maxCertificateAccessBytes)
    return refuse('bad_access', "This certificate's access is too long.");
  const json = readCanonicalJson(value);
  if (!json.ok) return refuse('bad_access', `This certificate's access is refused: ${json.error}.`);
  const access = certificateAccessSchema.safeParse(json.value);
  if (!access.success)
    return refuse(
      'bad_access',
      "This certificate's access has a field missing, unknown or malformed. Sign in again.",
    );
  return ok(access.data);
}
