import { createPublicKey, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  parseX509,
  signingAlgorithm,
  webPrivateKey,
  webPublicKey,
} from './x509-library';
import { internalServerName, userIdentityUri } from './x509-names';

/** Who signs: an issuer's private key and certificate (DER), as {@link Authorities} holds them. */
export interface Issuer {
  readonly privateKey: KeyObject;
  readonly certificate: Buffer;
}

interface Leaf {
  readonly issuer: Issuer;
  readonly publicKey: KeyObject;
  readonly commonName: string;
  readonly purpose: ExtendedKeyUsage;
  readonly names: ConstructorParameters<typeof SubjectAlternativeNameExtension>[0];
  readonly validAfter: number;
  readonly validBefore: number;
}

const hostNameSchema = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i);

/**
 * Signs the API server's certificate.
 *
 * @param input.hosts host names and addresses by which it is reached; the internal name is added
 * @param input.validAfter milliseconds since the epoch, as `validBefore`
 * @returns DER
 */
export async function issueServerCertificate(input: {
  readonly issuer: Issuer;
  readonly publicKey: KeyObject;
  readonly clusterId: string;
  readonly hosts: readonly string[];
  readonly validAfter: number;
  readonly validBefore: number;
}): Promise<Buffer> {
  const internal = internalServerName(input.clusterId);
  const hosts = [...new Set([internal, ...input.hosts])];
  return signLeaf({
    issuer: input.issuer,
    publicKey: input.publicKey,
    commonName: internal,
    purpose: ExtendedKeyUsage.serverAuth,
    names: hosts.map((host) =>
      isIP(host) > 0
        ? { type: 'ip', value: host }
        : { type: 'dns', value: hostNameSchema.parse(host) },
    ),
    validAfter: input.validAfter,
    validBefore: input.validBefore,
  });
}

/**
 * Signs a user's certificate for the API. It carries the user's id and the sign-in session's and nothing more.
 *
 * @param input.publicKey a SubjectPublicKeyInfo (ECDSA P-256), DER
 * @returns DER
 * @throws ExpectedError `invalid_input` for any other key
 */
export async function issueUserTlsCertificate(input: {
  readonly issuer: Issuer;
  readonly publicKey: Buffer;
  readonly userId: string;
  readonly sessionId: string;
  /** Milliseconds since the epoch. */
  readonly validAfter: number;
  readonly validBefore: number;
}): Promise<Buffer> {
  return signLeaf({
    issuer: input.issuer,
    publicKey: readP256PublicKey(input.publicKey),
    // With a space, so that no TLS library takes it for a host name, of which the issuer may sign none.
    commonName: 'Daypass user',
    purpose: ExtendedKeyUsage.clientAuth,
    names: [{ type: 'url', value: userIdentityUri(input) }],
    validAfter: input.validAfter,
    validBefore: input.validBefore,
  });
}

/** Writes a certificate as PEM. */
export function certificatePem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

async function signLeaf(leaf: Leaf): Promise<Buffer> {
  const issuer = parseX509(leaf.issuer.certificate);
  const certificate = await X509CertificateGenerator.create({
    publicKey: await webPublicKey(leaf.publicKey),
    subject: [{ CN: [leaf.commonName] }],
    issuer: issuer.subjectName,
    notBefore: new Date(leaf.validAfter),
    notAfter: new Date(leaf.validBefore),
    signingKey: await webPrivateKey(leaf.issuer.privateKey),
    signingAlgorithm,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([leaf.purpose], true),
      new SubjectAlternativeNameExtension(leaf.names, true),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return Buffer.from(certificate.rawData);
}

function readP256PublicKey(der: Buffer): KeyObject {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const same = key.export({ format: 'der', type: 'spki' }).equals(der);
    if (same && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  } catch {
    // Answered below, as for a key of another kind.
  }
  throw new ExpectedError('invalid_input', 'The TLS public key is not an ECDSA P-256 key.');
}
