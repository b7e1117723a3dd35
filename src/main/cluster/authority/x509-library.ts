// The library's dependency injection reads Reflect's metadata while it loads, so this import must stay the first.
import 'reflect-metadata';
import { createPublicKey, webcrypto, type KeyObject } from 'node:crypto';
import { cryptoProvider, X509Certificate } from '@peculiar/x509';

/** The only place that loads the X.509 library: everything else imports it from here, in the right order. */
export {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  AuthorityKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

cryptoProvider.set(webcrypto as unknown as Crypto);

/** Reads a certificate. @throws Error when the bytes are none */
export function parseX509(der: Buffer): X509Certificate {
  return new X509Certificate(new Uint8Array(der));
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** ECDSA on P-256 with SHA-256, the one signature algorithm of our X.509 certificates. */
export const signingAlgorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** A P-256 private key as the library takes it. */
export async function webPrivateKey(key: KeyObject): Promise<CryptoKey> {
  const der = key.export({ format: 'der', type: 'pkcs8' });
  return webcrypto.subtle.importKey('pkcs8', der, ecdsa, false, ['sign']) as Promise<CryptoKey>;
}

/** The public half of a P-256 key as the library takes it. */
export async function webPublicKey(key: KeyObject): Promise<CryptoKey> {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const der = publicKey.export({ format: 'der', type: 'spki' });
  return webcrypto.subtle.importKey('spki', der, ecdsa, true, ['verify']) as Promise<CryptoKey>;
}
