import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import ssh2, { type Client } from 'ssh2';
import { encodeCertificate } from '#main/ssh/certificate';
import { connectWithCertificate } from '#main/ssh/certificate-login';
import { formatKeyLine, parsePublicKeyLine, publicKeyBlob } from '#main/ssh/public-key';
import { commandUser, startSshd, type Sshd } from '../helpers/sshd';

const authority = generateKeyPairSync('ed25519').privateKey;
const nodeId = randomUUID();
let sshd: Sshd;

beforeAll(async () => {
  sshd = await startSshd({
    files: { 'authority.pub': `${formatKeyLine(publicKeyBlob(authority))}\n` },
    lines: [
      'TrustedUserCAKeys {folder}/authority.pub',
      `AuthorizedPrincipalsCommand /usr/bin/echo ${nodeId}:%u`,
      `AuthorizedPrincipalsCommandUser ${commandUser}`,
    ],
  });
});
afterAll(() => sshd.close());

function certificateFor(key: KeyObject, principal: string): Buffer {
  const now = BigInt(Math.floor(Date.now() / 1000));
  return encodeCertificate(
    {
      type: 'user',
      publicKey: publicKeyBlob(key),
      serial: 1n,
      keyId: 'test',
      principals: [principal],
      validAfter: now - 30n,
      validBefore: now + 120n,
      criticalOptions: new Map(),
      extensions: new Map([['permit-pty', '']]),
    },
    authority,
  );
}

/** Signs in and runs `echo`, with a key exchange in between when asked. */
function run(certificate: Buffer, privateKey: KeyObject): Promise<string> {
  const client: Client = new ssh2.Client();
  return new Promise<string>((resolve, reject) => {
    client.on('error', reject);
    client.on('ready', () =>
      client.exec('echo through', (error, channel) => {
        if (error) return reject(error);
        let output = '';
        channel.on('data', (chunk: Buffer) => (output += chunk.toString()));
        channel.on('close', () => resolve(output.trim()));
      }),
    );
    const expected = parsePublicKeyLine(sshd.hostKey);
    connectWithCertificate(
      client,
      {
        host: '127.0.0.1',
        port: sshd.port,
        username: sshd.login,
        hostVerifier: (key: Buffer) => expected.ok && expected.value.key.blob.equals(key),
      },
      { certificate, privateKey },
    );
  }).finally(() => client.end());
}

describe('signing in to a real sshd with a certificate', () => {
  it('opens a session for the node and login that the certificate names', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const certificate = certificateFor(privateKey, `${nodeId}:${sshd.login}`);
    expect(await run(certificate, privateKey)).toBe('through');
  });

  it.each([
    ['another login', `${nodeId}:somebody-else`],
    ['another node', `${randomUUID()}:root`],
    ['a bare login', 'root'],
  ])('is refused with a certificate for %s', async (_what, principal) => {
    const { privateKey } = generateKeyPairSync('ed25519');
    await expect(run(certificateFor(privateKey, principal), privateKey)).rejects.toThrow(
      'authentication methods failed',
    );
  });

  it('is refused when the key is not the one that the certificate certifies', async () => {
    const certified = generateKeyPairSync('ed25519').privateKey;
    const other = generateKeyPairSync('ed25519').privateKey;
    const certificate = certificateFor(certified, `${nodeId}:${sshd.login}`);
    await expect(run(certificate, other)).rejects.toThrow('authentication methods failed');
  });
});
