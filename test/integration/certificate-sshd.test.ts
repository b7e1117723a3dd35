import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCanonicalJson } from '#main/cluster/authority/canonical-json';
import { issueNodeCertificate } from '#main/cluster/authority/node-certificate';
import { issueUserCertificate } from '#main/cluster/authority/user-certificate';
import {
  encodeCertificate,
  formatCertificateLine,
  type CertificateContent,
} from '#main/ssh/certificate';
import { formatKeyLine, publicKeyBlob } from '#main/ssh/public-key';
import { echoThrough } from '../helpers/certificate-client';
import { commandUser, enrolledLines, startSshd, type Sshd } from '../helpers/sshd';

const newKey = () => generateKeyPairSync('ed25519').privateKey;
const authority = newKey();
const intermediate = newKey();
const user = newKey();
const userId = randomUUID();
const nodeId = randomUUID();
const seconds = () => BigInt(Math.floor(Date.now() / 1_000));
const refused = /authentication methods failed/;

/** A certificate that the sshd of these tests lets in, but for what a test changes. */
function certificate(change: Partial<CertificateContent> = {}, signWith = authority): Buffer {
  return encodeCertificate(
    {
      type: 'user',
      publicKey: publicKeyBlob(user),
      serial: 1n,
      keyId: 'alice',
      principals: [userId],
      validAfter: seconds() - 60n,
      validBefore: seconds() + 60n,
      criticalOptions: new Map(),
      extensions: new Map(),
      ...change,
    },
    signWith,
  );
}

describe('a stock sshd that trusts the user authority and lets the user id in', () => {
  let sshd: Sshd;
  beforeAll(async () => {
    // The second line is a certificate by the authority: sshd must not take it for an authority.
    const nested = certificate({ publicKey: publicKeyBlob(intermediate) });
    sshd = await startSshd({
      files: {
        'authorities.pub': `${formatKeyLine(publicKeyBlob(authority))}\n${formatCertificateLine(nested)}\n`,
      },
      lines: [
        'TrustedUserCAKeys {folder}/authorities.pub',
        `AuthorizedPrincipalsCommand /usr/bin/echo ${userId}`,
        `AuthorizedPrincipalsCommandUser ${commandUser}`,
      ],
    });
  });
  afterAll(() => sshd.close());

  const enter = (blob: Buffer, privateKey = user) =>
    echoThrough(sshd, { certificate: blob, privateKey });

  it('lets in a certificate without our critical option', async () => {
    expect(await enter(certificate())).toBe('through');
  });

  it("refuses a user's certificate, because it does not know its critical option", async () => {
    const blob = issueUserCertificate({
      authority,
      publicKey: publicKeyBlob(user),
      access: {
        v: 2,
        user: userId,
        session: randomUUID(),
        generation: 1,
        scope: { type: 'standing', roles: [] },
      },
      keyId: 'alice',
      validAfter: Date.now() - 60_000,
      validBefore: Date.now() + 60_000,
      extensions: ['permit-pty'],
    });
    await expect(enter(blob)).rejects.toThrow(refused);
    expect(sshd.log()).toMatch(/critical option "?access@daypass"? is not supported/i);
  });

  it.each<[string, () => Buffer]>([
    ['a host certificate', () => certificate({ type: 'host' })],
    ['an expired one', () => certificate({ validBefore: seconds() - 1n })],
    ['one that is not valid yet', () => certificate({ validAfter: seconds() + 30n })],
    ["somebody else's", () => certificate({ principals: [randomUUID()] })],
    [
      'another source address',
      () => certificate({ criticalOptions: new Map([['source-address', '10.0.0.1']]) }),
    ],
    ['another authority', () => certificate({}, newKey())],
    ['one by a key that the authority certified', () => certificate({}, intermediate)],
    ["one by the user's own key", () => certificate({}, user)],
    [
      'one with our option as an unknown critical option beside a known one',
      () =>
        certificate({
          criticalOptions: new Map([
            ['access@daypass', writeCanonicalJson({ v: 2 })],
            ['source-address', '127.0.0.1'],
          ]),
        }),
    ],
  ])('refuses %s', async (_what, make) => {
    await expect(enter(make())).rejects.toThrow(refused);
  });
});

describe("a node's sshd with the lines that enrolment gives", () => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd({
      files: { 'authority.pub': `${formatKeyLine(publicKeyBlob(authority))}\n` },
      lines: enrolledLines(nodeId),
    });
  });
  afterAll(() => sshd.close());

  function issue(change: Partial<Parameters<typeof issueNodeCertificate>[0]> = {}): Buffer {
    return issueNodeCertificate({
      extensions: ['permit-pty'],
      authority,
      publicKey: publicKeyBlob(user),
      nodeId,
      login: sshd.login,
      source: '127.0.0.1',
      keyId: 'alice',
      now: Date.now(),
      ...change,
    });
  }
  const enter = (blob: Buffer) => echoThrough(sshd, { certificate: blob, privateKey: user });

  it('lets in the certificate of one connection', async () => {
    expect(await enter(issue())).toBe('through');
  });

  it.each<[string, () => Buffer]>([
    ['another node', () => issue({ nodeId: randomUUID() })],
    ['another login', () => issue({ login: 'somebody-else' })],
    ['another source', () => issue({ source: '10.0.0.1' })],
    ['a moment past', () => issue({ now: Date.now() - 121_000 })],
    ['a moment to come', () => issue({ now: Date.now() + 40_000 })],
    ['another authority', () => issue({ authority: newKey() })],
    ['the bare login', () => certificate({ principals: [sshd.login] })],
  ])('refuses one for %s', async (_what, make) => {
    await expect(enter(make())).rejects.toThrow(refused);
  });
});
