import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import type { CertificateAccess } from '#shared/model/access-scope';
import { publicKeyBlob } from '#main/ssh/public-key';

export const now = Date.UTC(2026, 4, 1, 12);

export interface TestKey {
  readonly privateKey: KeyObject;
  readonly blob: Buffer;
}

export function newKey(): TestKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { privateKey, blob: publicKeyBlob(privateKey) };
}

export function standingAccess(roles: string[] = ['requester']): CertificateAccess {
  return {
    v: 2,
    user: randomUUID(),
    session: randomUUID(),
    generation: 1,
    scope: { type: 'standing', roles },
  };
}

export function grantedAccess(resources = 1): CertificateAccess {
  const cluster = randomUUID();
  return {
    ...standingAccess(),
    generation: 7,
    scope: {
      type: 'granted',
      standing: [],
      grants: [
        {
          type: 'resources',
          request: randomUUID(),
          roles: ['access'],
          resources: Array.from({ length: resources }, () => ({
            id: `/${cluster}/node/${randomUUID()}`,
            constraint: { type: 'ssh_logins' as const, logins: ['alice', 'deploy'] },
          })),
        },
      ],
    },
  };
}
