import { generateKeyPairSync } from 'node:crypto';
import type { Authorities } from '../authority/authorities';
import { certificatePem, issueServerCertificate } from '../authority/x509-certificates';

const dayMs = 24 * 60 * 60_000;

export interface ServerIdentity {
  /** PEM. */
  readonly key: string;
  /** PEM: the certificate and its issuer's. */
  readonly certificateChain: string;
}

/** A fresh key and certificate for the API server, for a year: each start makes new ones, so neither is stored. */
export async function makeServerIdentity(
  authorities: Pick<Authorities, 'tlsServer'>,
  input: { readonly clusterId: string; readonly host: string; readonly now: number },
): Promise<ServerIdentity> {
  // Read once: the issuer may rotate while it signs.
  const issuer = authorities.tlsServer;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = await issueServerCertificate({
    issuer,
    publicKey,
    clusterId: input.clusterId,
    hosts: hostsOf(input.host),
    validAfter: input.now - dayMs,
    validBefore: input.now + 365 * dayMs,
  });
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificateChain: certificatePem(certificate) + certificatePem(issuer.certificate),
  };
}

/** The names and addresses by which what listens on this host is reached. */
export function hostsOf(host: string): string[] {
  return [...new Set([host, '127.0.0.1', 'localhost'])];
}
