import { generateKeyPairSync } from 'node:crypto';
import type { AuthorityKey, AuthorityName } from './authority-file';
import { createIssuer } from './x509-issuer';

/** Whether an authority signs with Ed25519 alone; the others are X.509 issuers (ECDSA P-256). */
export function isEd25519(name: AuthorityName): boolean {
  return name !== 'tls-server' && name !== 'tls-user';
}

/** @param made milliseconds since the epoch */
export function makeEd25519Key(made: number): AuthorityKey {
  return { privateKey: generateKeyPairSync('ed25519').privateKey, certificate: null, made };
}

/** @param now milliseconds since the epoch */
export async function makeKey(
  name: AuthorityName,
  cluster: string,
  now: number,
): Promise<AuthorityKey> {
  if (isEd25519(name)) return makeEd25519Key(now);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const usage = name === 'tls-server' ? 'server' : 'user';
  const certificate = await createIssuer({ privateKey, usage, cluster, now });
  return { privateKey, certificate, made: now };
}
