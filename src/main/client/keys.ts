import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { PublicKeys } from '#shared/api/procedures/identity';
import { formatKeyLine, publicKeyBlob } from '../ssh/public-key';

/**
 * The two private keys of one sign-in. They are made here and stay in this process's memory: nothing writes them
 * to disk or sends them anywhere, so a restart means signing in again.
 */
export interface UserKeys {
  /** Ed25519, for SSH. */
  readonly ssh: KeyObject;
  /** ECDSA P-256, for the API; PKCS #8 PEM, the form that TLS takes. */
  readonly tlsPem: string;
  /** What the cluster gets to certify. */
  readonly publicKeys: PublicKeys;
}

export function makeUserKeys(): UserKeys {
  const ssh = generateKeyPairSync('ed25519');
  const tls = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    ssh: ssh.privateKey,
    tlsPem: tls.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKeys: {
      ssh: formatKeyLine(publicKeyBlob(ssh.publicKey)),
      tls: tls.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    },
  };
}
