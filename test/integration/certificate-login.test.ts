import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCertificate } from '#main/ssh/certificate';
import { formatKeyLine, publicKeyBlob } from '#main/ssh/public-key';
import { echoThrough } from '../helpers/certificate-client';
import { enrolledLines, startSshd, type Sshd } from '../helpers/sshd';

const authority = generateKeyPairSync('ed25519').privateKey;
const nodeId = randomUUID();
let sshd: Sshd;

beforeAll(async () => {
  sshd = await startSshd({
    files: { 'authority.pub': `${formatKeyLine(publicKeyBlob(authority))}\n` },
    lines: enrolledLines(nodeId),
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

describe('signing in to a real sshd with a certificate', () => {
  it('opens a session for the node and login that the certificate names', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const certificate = certificateFor(privateKey, `${nodeId}:${sshd.login}`);
    expect(await echoThrough(sshd, { certificate, privateKey: privateKey })).toBe('through');
  });

  it.each([
    ['another login', `${nodeId}:somebody-else`],
    ['another node', `${randomUUID()}:root`],
    ['a bare login', 'root'],
  ])('is refused with a certificate for %s', async (_what, principal) => {
    const { privateKey } = generateKeyPairSync('ed25519');
    await expect(
      echoThrough(sshd, { certificate: certificateFor(privateKey, principal), privateKey }),
    ).rejects.toThrow('authentication methods failed');
  });

  it('is refused when the key is not the one that the certificate certifies', async () => {
    const certified = generateKeyPairSync('ed25519').privateKey;
    const other = generateKeyPairSync('ed25519').privateKey;
    const certificate = certificateFor(certified, `${nodeId}:${sshd.login}`);
    await expect(echoThrough(sshd, { certificate, privateKey: other })).rejects.toThrow(
      'authentication methods failed',
    );
  });
});
