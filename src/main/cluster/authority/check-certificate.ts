import { err, ok, type Result } from '#shared/lib/result';
import {
  parseCertificate,
  verifyCertificateSignature,
  type SshCertificate,
} from '../../ssh/certificate';
import { sourceAddressMatches } from '../../ssh/source-address';
import { sourceAddressOption } from './certificate-names';

export type CertificateRefusalCode =
  | 'malformed'
  | 'wrong_type'
  | 'unknown_authority'
  | 'bad_signature'
  | 'not_yet_valid'
  | 'expired'
  | 'wrong_principal'
  | 'wrong_source'
  | 'unknown_option'
  | 'unknown_extension'
  | 'bad_access';

/** Why a certificate is refused: a stable code, and a sentence that can be shown and logged. */
export interface CertificateRefusal {
  readonly code: CertificateRefusalCode;
  readonly message: string;
}

export interface CertificateCheck {
  /** The authority's keys that may sign now (two while it rotates), as SSH wire blobs. */
  readonly authorityKeys: readonly Buffer[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The address that the certificate is used from. */
  readonly source: string;
}

export function refuse(
  code: CertificateRefusalCode,
  message: string,
): Result<never, CertificateRefusal> {
  return err({ code, message });
}

/**
 * What every user-type certificate must pass: read strictly, signed by a trusted authority, valid now and used from
 * where it may be used. The boundaries are OpenSSH's: valid from the second `validAfter` on, and no longer valid
 * at the second `validBefore`.
 */
export function checkCertificate(
  blob: Buffer,
  check: CertificateCheck,
): Result<SshCertificate, CertificateRefusal> {
  const parsed = parseCertificate(blob);
  if (!parsed.ok) return refuse('malformed', parsed.error);
  const certificate = parsed.value;
  if (certificate.type !== 'user')
    return refuse('wrong_type', 'This is a host certificate, which lets nobody sign in.');
  if (!check.authorityKeys.some((key) => key.equals(certificate.signatureKey)))
    return refuse(
      'unknown_authority',
      'This certificate is not from the authority that is trusted here.',
    );
  if (!verifyCertificateSignature(certificate))
    return refuse('bad_signature', "The certificate's signature is wrong.");
  const second = BigInt(Math.floor(check.now / 1_000));
  if (second < certificate.validAfter)
    return refuse('not_yet_valid', 'This certificate is not valid yet. Check the clock.');
  if (second >= certificate.validBefore) return refuse('expired', 'This certificate has expired.');
  const source = certificate.criticalOptions.get(sourceAddressOption);
  if (source !== undefined && !sourceAddressMatches(source, check.source))
    return refuse('wrong_source', 'This certificate may not be used from this address.');
  return ok(certificate);
}
