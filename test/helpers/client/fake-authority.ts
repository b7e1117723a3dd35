import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { createIssuer, authorityPin } from '#main/cluster/authority/x509-issuer';
import {
  certificatePem,
  issueServerCertificate,
  issueUserTlsCertificate,
} from '#main/cluster/authority/x509-certificates';
import { issueUserCertificate } from '#main/cluster/authority/user-certificate';
import { parsePublicKeyLine, publicKeyBlob } from '#main/ssh/public-key';
import { formatCertificateLine } from '#main/ssh/certificate';
import type { Credentials, PublicKeys } from '#shared/api/procedures/identity';
import type { CertificateScope } from '#shared/model/access-scope';
import type { Status } from '#shared/model/status';

const hour = 3_600_000;

/** The authorities of a cluster made on the spot, with the real functions that issue its certificates. */
export interface FakeAuthority {
  readonly clusterId: string;
  readonly pin: string;
  /** The API server's key and chain, PEM. */
  readonly server: { readonly key: string; readonly cert: string };
  /** What the server trusts for clients, PEM. */
  readonly clientCa: string;
  /** The gateway's host key. */
  readonly hostKey: { readonly privateKey: KeyObject; readonly blob: Buffer };
  /** The public keys of the host and the user authority, as SSH wire blobs. */
  readonly hostAuthority: Buffer;
  readonly userAuthority: Buffer;
  credentials(input: {
    readonly publicKeys: PublicKeys;
    readonly status: Status;
    readonly session: string;
    readonly tlsUntil: number;
    readonly scope: CertificateScope;
  }): Promise<Credentials>;
}

export async function createFakeAuthority(
  clusterId: string = randomUUID(),
): Promise<FakeAuthority> {
  const now = Date.now();
  const issuer = async (usage: 'server' | 'user') => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return {
      privateKey,
      certificate: await createIssuer({ privateKey, usage, cluster: 'demo', now }),
    };
  };
  const [tlsServer, tlsUser] = await Promise.all([issuer('server'), issuer('user')]);
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const leaf = await issueServerCertificate({
    issuer: tlsServer,
    publicKey: server.publicKey,
    clusterId,
    hosts: ['127.0.0.1'],
    validAfter: now - hour,
    validBefore: now + 24 * hour,
  });
  const ssh = generateKeyPairSync('ed25519');
  const host = generateKeyPairSync('ed25519');
  return {
    clusterId,
    pin: authorityPin(tlsServer.certificate),
    server: {
      key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      cert: certificatePem(leaf) + certificatePem(tlsServer.certificate),
    },
    clientCa: certificatePem(tlsUser.certificate),
    hostKey: {
      privateKey: host.privateKey,
      blob: publicKeyBlob(host.publicKey),
    },
    hostAuthority: publicKeyBlob(generateKeyPairSync('ed25519').publicKey),
    userAuthority: publicKeyBlob(ssh.publicKey),
    async credentials({ publicKeys, status, session, tlsUntil, scope }) {
      const key = parsePublicKeyLine(publicKeys.ssh);
      if (!key.ok) throw new Error(key.error);
      const blob = issueUserCertificate({
        authority: ssh.privateKey,
        publicKey: key.value.key.blob,
        access: { v: 2, user: status.user.id, session, generation: status.generation, scope },
        keyId: status.user.name,
        validAfter: now - hour,
        validBefore: status.validUntil,
        extensions: ['permit-pty'],
      });
      const der = await issueUserTlsCertificate({
        issuer: tlsUser,
        publicKey: Buffer.from(publicKeys.tls, 'base64'),
        userId: status.user.id,
        sessionId: session,
        validAfter: now - hour,
        validBefore: tlsUntil,
      });
      return {
        sshCertificate: formatCertificateLine(blob),
        tlsCertificate: certificatePem(der),
        whole: true,
        status,
      };
    },
  };
}
