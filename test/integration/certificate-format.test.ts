import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueNodeCertificate } from '#main/cluster/authority/node-certificate';
import { issueUserCertificate } from '#main/cluster/authority/user-certificate';
import {
  encodeCertificate,
  formatCertificateLine,
  parseCertificate,
  parseCertificateLine,
  verifyCertificateSignature,
  type CertificateContent,
} from '#main/ssh/certificate';
import {
  fingerprint,
  formatKeyLine,
  parsePublicKeyLine,
  publicKeyBlob,
} from '#main/ssh/public-key';

const authority = generateKeyPairSync('ed25519').privateKey;
const userKey = publicKeyBlob(generateKeyPairSync('ed25519').publicKey);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-format-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function keygen(...args: string[]): string {
  return execFileSync('ssh-keygen', args, {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' },
  });
}

/** What `ssh-keygen -L` says about a certificate, by the names it gives the fields. */
function listed(blob: Buffer): Map<string, string[]> {
  const file = join(folder, 'certificate.pub');
  writeFileSync(file, `${formatCertificateLine(blob)}\n`);
  const fields = new Map<string, string[]>();
  let values: string[] = [];
  for (const line of keygen('-L', '-f', file).split('\n').slice(1)) {
    const [, name, value] = /^ {8}(\S[^:]*): ?(.*)$/.exec(line) ?? [];
    if (name === undefined) values.push(line.trim());
    else fields.set(name, (values = value === undefined ? [] : [value.trim()]));
  }
  for (const [name, list] of fields)
    fields.set(
      name,
      list.filter((each) => each !== ''),
    );
  return fields;
}

/** A second as ssh-keygen prints it in UTC. */
function printed(second: bigint): string {
  return new Date(Number(second) * 1_000).toISOString().slice(0, 19);
}

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}@[a-z]{1,8}\.test$/);
const second = fc.bigInt({ min: 1n, max: 4_000_000_000n });
const spec: fc.Arbitrary<CertificateContent> = fc
  .record({
    type: fc.constantFrom('user' as const, 'host' as const),
    publicKey: fc.constant(userKey),
    serial: fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn }),
    keyId: fc.stringMatching(/^[A-Za-z0-9 ._@:-]{1,40}$/).map((text) => text.trim() || 'x'),
    principals: fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9._:@/+-]{1,40}$/), {
      minLength: 1,
      maxLength: 8,
    }),
    times: fc.tuple(second, second).filter(([a, b]) => a !== b),
    criticalOptions: fc.dictionary(name, fc.string({ maxLength: 60 }), { maxKeys: 4 }),
    extensions: fc.dictionary(name, fc.string({ maxLength: 60 }), { maxKeys: 4 }),
  })
  .map(({ times, criticalOptions, extensions, ...rest }) => ({
    ...rest,
    validAfter: times[0] < times[1] ? times[0] : times[1],
    validBefore: times[0] < times[1] ? times[1] : times[0],
    criticalOptions: new Map(Object.entries(criticalOptions)),
    extensions: new Map(Object.entries(extensions)),
  }));

/** How ssh-keygen 9.2 and newer list options that they do not know: in the order of the names, with the length. */
function optionNames(lines: readonly string[] | undefined): string[] {
  return (lines ?? []).filter((line) => line !== '(none)').map((line) => line.split(' ')[0] ?? '');
}

describe('our certificates, as ssh-keygen reads them', () => {
  it('say the same to ssh-keygen for any content', () => {
    fc.assert(
      fc.property(spec, (content) => {
        const fields = listed(encodeCertificate(content, authority));
        expect(fields.get('Type')).toEqual([
          `ssh-ed25519-cert-v01@openssh.com ${content.type} certificate`,
        ]);
        expect(fields.get('Public key')).toEqual([`ED25519-CERT ${fingerprint(userKey)}`]);
        expect(fields.get('Signing CA')).toEqual([
          `ED25519 ${fingerprint(publicKeyBlob(authority))} (using ssh-ed25519)`,
        ]);
        expect(fields.get('Key ID')).toEqual([`"${content.keyId}"`]);
        expect(fields.get('Serial')).toEqual([String(content.serial)]);
        expect(fields.get('Valid')).toEqual([
          `from ${printed(content.validAfter)} to ${printed(content.validBefore)}`,
        ]);
        expect(fields.get('Principals')).toEqual(content.principals);
        const sorted = (map: ReadonlyMap<string, string>) => [...map.keys()].sort();
        expect(optionNames(fields.get('Critical Options'))).toEqual(
          sorted(content.criticalOptions),
        );
        expect(optionNames(fields.get('Extensions'))).toEqual(sorted(content.extensions));
      }),
      { numRuns: 30 },
    );
  });

  it('show who, until when, and that there is a condition it does not know', () => {
    const user = randomUUID();
    const validAfter = Date.UTC(2026, 4, 1, 12);
    const blob = issueUserCertificate({
      authority,
      publicKey: userKey,
      access: {
        v: 2,
        user,
        session: randomUUID(),
        generation: 3,
        scope: { type: 'standing', roles: ['requester'] },
      },
      keyId: 'alice',
      validAfter,
      validBefore: validAfter + 3_600_000,
      extensions: ['permit-pty'],
    });
    const fields = listed(blob);
    expect(fields.get('Key ID')).toEqual(['"alice"']);
    expect(fields.get('Principals')).toEqual([user]);
    expect(fields.get('Valid')).toEqual(['from 2026-05-01T12:00:00 to 2026-05-01T13:00:00']);
    expect(optionNames(fields.get('Critical Options'))).toEqual(['access@daypass']);
    expect(fields.get('Extensions')).toEqual(['permit-pty']);
  });

  it('show the one principal and the source address of a certificate to a node', () => {
    const nodeId = randomUUID();
    const input = { authority, publicKey: userKey, nodeId, login: 'deploy', keyId: 'alice' };
    const fields = listed(
      issueNodeCertificate({
        extensions: ['permit-pty'],
        ...input,
        source: '10.0.0.1',
        now: Date.now(),
      }),
    );
    expect(fields.get('Principals')).toEqual([`${nodeId}:deploy`]);
    expect(fields.get('Critical Options')).toEqual(['source-address 10.0.0.1']);
    expect(fields.get('Extensions')).toEqual(['permit-pty']);
  });
});

describe("ssh-keygen's certificates and keys, as we read them", () => {
  it('say the same to us', () => {
    const file = join(folder, 'key');
    const authorityFile = join(folder, 'authority');
    keygen('-q', '-t', 'ed25519', '-N', '', '-f', file, '-C', 'alice@laptop');
    keygen('-q', '-t', 'ed25519', '-N', '', '-f', authorityFile);
    const options = ['-O', 'clear', '-O', 'permit-pty', '-O', 'source-address=10.0.0.0/8,::1/128'];
    const custom = ['-O', 'critical:access@daypass={"v":1}', '-O', 'extension:name@example.test=x'];
    const times = ['-V', '20260501120000Z:20260501130000Z'];
    const who = ['-I', 'alice', '-n', 'a,b:c', '-z', '18446744073709551615'];
    keygen('-q', '-s', authorityFile, ...who, ...times, ...options, ...custom, `${file}.pub`);
    const line = parseCertificateLine(readFileSync(`${file}-cert.pub`, 'utf8'));
    if (!line.ok) throw new Error(line.error);
    const certificate = parseCertificate(line.value);
    if (!certificate.ok) throw new Error(certificate.error);
    expect(certificate.value).toMatchObject({
      type: 'user',
      serial: 18446744073709551615n,
      keyId: 'alice',
      principals: ['a', 'b:c'],
      validAfter: BigInt(Date.UTC(2026, 4, 1, 12) / 1_000),
      validBefore: BigInt(Date.UTC(2026, 4, 1, 13) / 1_000),
      criticalOptions: new Map([
        ['access@daypass', '{"v":1}'],
        ['source-address', '10.0.0.0/8,::1/128'],
      ]),
      extensions: new Map([
        ['name@example.test', 'x'],
        ['permit-pty', ''],
      ]),
    });
    expect(verifyCertificateSignature(certificate.value)).toBe(true);
  });

  it.each(['ed25519', 'ecdsa', 'rsa'])('have the same fingerprint: %s', (type) => {
    const file = join(folder, `key-${type}`);
    keygen('-q', '-t', type, '-N', '', '-f', file, '-C', 'a comment');
    const parsed = parsePublicKeyLine(readFileSync(`${file}.pub`, 'utf8'));
    if (!parsed.ok) throw new Error(parsed.error);
    expect(keygen('-l', '-f', `${file}.pub`)).toContain(` ${fingerprint(parsed.value.key.blob)} `);
    expect(`${formatKeyLine(parsed.value.key.blob, 'a comment')}\n`).toBe(
      readFileSync(`${file}.pub`, 'utf8'),
    );
  });

  it.each(['rsa', 'ecdsa'])('are refused when the authority is an %s key', (type) => {
    const authorityFile = join(folder, `authority-${type}`);
    const file = join(folder, `signed-by-${type}`);
    keygen('-q', '-t', type, '-N', '', '-f', authorityFile);
    keygen('-q', '-t', 'ed25519', '-N', '', '-f', file);
    keygen('-q', '-s', authorityFile, '-I', 'alice', '-n', 'a', '-V', '+1h', `${file}.pub`);
    const line = parseCertificateLine(readFileSync(`${file}-cert.pub`, 'utf8'));
    expect(line.ok && parseCertificate(line.value).ok).toBe(false);
  });
});
