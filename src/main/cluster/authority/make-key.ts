import { generateKeyPairSync } from 'node:crypto';
import type { AuthorityKey, AuthorityName } from './authority-file';
import { createIssuer } from './x509-issuer';

/** Whether an authority signs with Ed25519 alone; the others are X.509 issuers (ECDSA P-256). */
export function isEd25519(name: AuthorityName): boolean {
  return name !== 'tls-server' && name !== 'tls-user';
}

export function makeEd25519Key(): AuthorityKey {
  return { privateKey: generateKeyPairSync('ed25519').privateKey, certificate: null };
}

/** @param now milliseconds since the epoch */
export async function makeKey(
  name: AuthorityName,
  cluster: string,
  now: number,
): Promise<AuthorityKey> {
  if (isEd25519(name)) return makeEd25519Key();
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const usage = name === 'tls-server' ? 'server' : 'user';
  return { privateKey, certificate: await createIssuer({ privateKey, usage, cluster, now }) };
}
