import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import {
  issueServerCertificate,
  issueUserTlsCertificate,
  type Issuer,
} from '#main/cluster/authority/x509-certificates';
import { createIssuer } from '#main/cluster/authority/x509-issuer';

export const now = Date.now();
export const hour = 3_600_000;
export const clusterId = randomUUID();
export const identity = { userId: randomUUID(), sessionId: randomUUID() };

export function p256(): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

export async function issuer(usage: 'server' | 'user'): Promise<Issuer> {
  const { privateKey } = p256();
  return {
    privateKey,
    certificate: await createIssuer({ privateKey, usage, cluster: 'demo', now }),
  };
}

export const serverIssuer = await issuer('server');
export const userIssuer = await issuer('user');
export const serverKey = p256();
export const userKey = p256();

export async function serverCertificate(from = serverIssuer, key = serverKey): Promise<Buffer> {
  return issueServerCertificate({
    issuer: from,
    publicKey: key.publicKey,
    clusterId,
    hosts: ['localhost', '127.0.0.1', '::1', 'cluster.example'],
    validAfter: now - hour,
    validBefore: now + hour,
  });
}

export async function userCertificate(from = userIssuer, key = userKey): Promise<Buffer> {
  return issueUserTlsCertificate({
    issuer: from,
    publicKey: key.publicKey.export({ format: 'der', type: 'spki' }),
    ...identity,
    validAfter: now - hour,
    validBefore: now + hour,
  });
}
