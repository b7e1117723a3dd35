import { createHash, X509Certificate as NodeCertificate, type KeyObject } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
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
 * NameConstraints (RFC 5280, section 4.2.1.10) that exclude every DNS name, IPv4 and IPv6 address, DER. Under the
 * user issuer no certificate can name a server then, also where a TLS library (BoringSSL, which Electron has) does
 * not look at an issuer's usages.
 */
const noServerNames = Buffer.concat([
  Buffer.from('3036a13430028200300a8708', 'hex'),
  Buffer.alloc(8),
  Buffer.from('30228720', 'hex'),
  Buffer.alloc(32),
]);
const nameConstraintsId = '2.5.29.30';

/**
 * Makes a self-signed issuer that may sign certificates of one usage only: `server` for the API server, `user` for
 * people. The server issuer's names are not constrained, because a cluster's addresses may change while its pin
 * stays.
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
      ...(usage === 'user' ? [new Extension(nameConstraintsId, true, noServerNames)] : []),
      await SubjectKeyIdentifierExtension.create(verifying),
    ],
  });
  return Buffer.from(certificate.rawData);
}

/** The pin of an issuer: `sha256:` and the hex SHA-256 of its SubjectPublicKeyInfo, as join links carry it. */
export function authorityPin(issuer: Buffer): string {
  const spki = new NodeCertificate(issuer).publicKey.export({ format: 'der', type: 'spki' });
  return pinOfSpki(spki);
}

/** The same of a SubjectPublicKeyInfo, DER. */
export function pinOfSpki(spki: Buffer): string {
  return `sha256:${createHash('sha256').update(spki).digest('hex')}`;
}
