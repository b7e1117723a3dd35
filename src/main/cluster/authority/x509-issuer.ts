import { createHash, X509Certificate as NodeCertificate, type KeyObject } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  signingAlgorithm,
  webPrivateKey,
  webPublicKey,
} from './x509-library';

const tenYears = 10 * 365.25 * 86_400_000;
const clockSkew = 5 * 60_000;

/**
 * Makes a self-signed issuer that may sign certificates of one usage only: `server` for the API server, `user` for
 * people. The usage stands in the issuer too, so a certificate of the other usage fails under it in every TLS
 * library. Names are not constrained in the issuer, because a cluster's addresses may change while its pin stays.
 *
 * @returns the certificate, DER; valid for ten years
 */
export async function createIssuer(options: {
  /** ECDSA P-256. */
  readonly privateKey: KeyObject;
  readonly usage: 'server' | 'user';
  /** The cluster's name, for people who look at the certificate. */
  readonly cluster: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}): Promise<Buffer> {
  const { privateKey, usage, cluster, now } = options;
  const [signing, verifying] = await Promise.all([
    webPrivateKey(privateKey),
    webPublicKey(privateKey),
  ]);
  const purpose = usage === 'server' ? ExtendedKeyUsage.serverAuth : ExtendedKeyUsage.clientAuth;
  const certificate = await X509CertificateGenerator.createSelfSigned({
    keys: { privateKey: signing, publicKey: verifying },
    name: [{ O: ['Daypass'] }, { CN: [`${cluster} ${usage} authority`.slice(0, 64)] }],
    notBefore: new Date(now - clockSkew),
    notAfter: new Date(now + tenYears),
    signingAlgorithm,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      new ExtendedKeyUsageExtension([purpose], true),
      await SubjectKeyIdentifierExtension.create(verifying),
    ],
  });
  return Buffer.from(certificate.rawData);
}

/** The pin of an issuer: `sha256:` and the hex SHA-256 of its SubjectPublicKeyInfo, as join links carry it. */
export function authorityPin(issuer: Buffer): string {
  const spki = new NodeCertificate(issuer).publicKey.export({ format: 'der', type: 'spki' });
  return `sha256:${createHash('sha256').update(spki).digest('hex')}`;
}
