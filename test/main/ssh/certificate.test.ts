import { randomBytes, sign, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  certificateAlgorithm,
  encodeCertificate,
  formatCertificateLine,
  maxCertificateBytes,
  parseCertificate,
  parseCertificateLine,
  verifyCertificateSignature,
  type CertificateContent,
} from '#main/ssh/certificate';
import { SshWriter, WireError } from '#main/ssh/wire';
import { newKey } from '../cluster/authority/fixtures';

const authority = newKey();
const user = newKey();
const content: CertificateContent = {
  type: 'user',
  publicKey: user.blob,
  serial: 42n,
  keyId: 'alice',
  principals: ['a', 'b'],
  validAfter: 1_000n,
  validBefore: 2_000n,
  criticalOptions: new Map([['source-address', '10.0.0.0/8']]),
  extensions: new Map([
    ['permit-pty', ''],
    ['name@example.com', 'välue'],
  ]),
};

/** Whether somebody who trusts the authority would take these bytes. */
function accepted(blob: Buffer): boolean {
  const parsed = parseCertificate(blob);
  return (
    parsed.ok &&
    parsed.value.signatureKey.equals(authority.blob) &&
    verifyCertificateSignature(parsed.value)
  );
}

interface RawFields {
  algorithm: string;
  nonce: Buffer;
  publicKey: Buffer;
  type: number;
  principals: Buffer;
  validAfter: bigint;
  criticalOptions: Buffer;
  reserved: Buffer;
  authority: Buffer;
  signatureAlgorithm: string;
  signature: (signed: Buffer) => Buffer;
}

/** Puts a certificate together field by field, signed rightly, so that only what a test changes can be at fault. */
function raw(change: Partial<RawFields> = {}, signWith: KeyObject = authority.privateKey): Buffer {
  const fields: RawFields = {
    algorithm: certificateAlgorithm,
    nonce: randomBytes(32),
    publicKey: user.blob.subarray(-32),
    type: 1,
    principals: new SshWriter().string('a').toBuffer(),
    validAfter: 1_000n,
    criticalOptions: Buffer.alloc(0),
    reserved: Buffer.alloc(0),
    authority: authority.blob,
    signatureAlgorithm: 'ssh-ed25519',
    signature: (signed) => sign(null, signed, signWith),
    ...change,
  };
  const signed = new SshWriter()
    .string(fields.algorithm)
    .string(fields.nonce)
    .string(fields.publicKey)
    .uint64(1n)
    .uint32(fields.type)
    .string('alice')
    .string(fields.principals)
    .uint64(fields.validAfter)
    .uint64(2_000n)
    .string(fields.criticalOptions)
    .string('')
    .string(fields.reserved)
    .string(fields.authority)
    .toBuffer();
  const signature = new SshWriter()
    .string(fields.signatureAlgorithm)
    .string(fields.signature(signed))
    .toBuffer();
  return new SshWriter().raw(signed).string(signature).toBuffer();
}

const option = (name: string, data: string | Buffer) =>
  new SshWriter().string(name).string(data).toBuffer();
const text = (value: string) => new SshWriter().string(value).toBuffer();

describe('a certificate', () => {
  it('is read as it was written, and its signature verifies', () => {
    const blob = encodeCertificate(content, authority.privateKey);
    const parsed = parseCertificate(blob);
    if (!parsed.ok) throw new Error(parsed.error);
    expect(parsed.value).toMatchObject(content);
    expect(parsed.value.signatureKey).toEqual(authority.blob);
    expect(accepted(blob)).toBe(true);
    expect(accepted(encodeCertificate(content, newKey().privateKey))).toBe(false);
  });

  it('comes through a line', () => {
    const blob = encodeCertificate(content, authority.privateKey);
    const line = formatCertificateLine(blob, 'alice');
    expect(line.startsWith(`${certificateAlgorithm} AAAA`)).toBe(true);
    expect(parseCertificateLine(line)).toEqual({ ok: true, value: blob });
    expect(parseCertificateLine(`ssh-ed25519 ${user.blob.toString('base64')}`).ok).toBe(false);
  });

  it('is refused after every single-bit flip', () => {
    const blob = encodeCertificate(content, authority.privateKey);
    for (let bit = 0; bit < blob.length * 8; bit += 1) {
      const flipped = Buffer.from(blob);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(accepted(flipped), `bit ${bit}`).toBe(false);
    }
  });

  it('is refused when cut off anywhere, and with a byte more', () => {
    const blob = encodeCertificate(content, authority.privateKey);
    for (let length = 0; length < blob.length; length += 1)
      expect(parseCertificate(blob.subarray(0, length)).ok).toBe(false);
    expect(parseCertificate(Buffer.concat([blob, Buffer.from([0])])).ok).toBe(false);
  });

  it('throws for no bytes whatever', () => {
    const blob = encodeCertificate(content, authority.privateKey);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(blob.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const changed = Buffer.from(blob);
          for (const [at, value] of changes) changed[at] = value;
          expect(accepted(changed)).toBe(changed.equals(blob));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is not signed when it would be too long to be read', () => {
    const criticalOptions = new Map([['a', 'x'.repeat(maxCertificateBytes)]]);
    expect(() => encodeCertificate({ ...content, criticalOptions }, authority.privateKey)).toThrow(
      WireError,
    );
  });
});

describe('a certificate put together by hand', () => {
  const certificate = encodeCertificate(content, authority.privateKey);

  it('would pass when put together right', () => {
    expect(accepted(raw())).toBe(true);
    const both = Buffer.concat([option('a', ''), option('b', text('value'))]);
    expect(accepted(raw({ criticalOptions: both }))).toBe(true);
  });

  it.each<[string, Partial<RawFields>]>([
    ['another algorithm', { algorithm: 'ssh-rsa-cert-v01@openssh.com' }],
    ['a short nonce', { nonce: Buffer.alloc(31) }],
    ['a short key', { publicKey: Buffer.alloc(31) }],
    ['a nested certificate as key', { publicKey: certificate }],
    ['neither user nor host', { type: 0 }],
    ['a type beyond', { type: 3 }],
    ['no principals', { principals: Buffer.alloc(0) }],
    ['half a principal', { principals: Buffer.from([0, 0, 0, 9, 65]) }],
    ['an end before the start', { validAfter: 2_000n }],
    ['a reserved field', { reserved: Buffer.from([0]) }],
    ['a certificate as the authority', { authority: certificate }],
    [
      'an authority with bytes left over',
      { authority: Buffer.concat([authority.blob, Buffer.from([0])]) },
    ],
    [
      'an authority of another type',
      { authority: new SshWriter().string('ssh-rsa').string('').string('').toBuffer() },
    ],
    ['another signature algorithm', { signatureAlgorithm: certificateAlgorithm }],
    [
      'a short signature',
      { signature: (signed) => sign(null, signed, authority.privateKey).subarray(1) },
    ],
    [
      'a signature by another key',
      { signature: (signed) => sign(null, signed, newKey().privateKey) },
    ],
    [
      'options out of order',
      { criticalOptions: Buffer.concat([option('b', ''), option('a', '')]) },
    ],
    ['an option twice', { criticalOptions: Buffer.concat([option('a', ''), option('a', '')]) }],
    ['an option without a name', { criticalOptions: option('', '') }],
    ['a name with a space', { criticalOptions: option('a b', '') }],
    ['half an option', { criticalOptions: new SshWriter().string('a').toBuffer() }],
    ['a value that is not wrapped', { criticalOptions: option('a', 'value') }],
    ['a wrapped empty value', { criticalOptions: option('a', text('')) }],
    ['two values', { criticalOptions: option('a', Buffer.concat([text('x'), text('y')])) }],
  ])('is refused: %s', (_what, change) => {
    expect(accepted(raw(change))).toBe(false);
  });

  it("is refused when its user's key signed it in the authority's name", () => {
    expect(accepted(raw({}, user.privateKey))).toBe(false);
    expect(accepted(raw({ authority: user.blob }, user.privateKey))).toBe(false);
  });
});

describe('a hostile principal', () => {
  const hostile = [
    '',
    'root,deploy',
    'root\0',
    '*',
    'ro?t',
    'root deploy',
    'root\n',
    'root\t',
    '\u00a0root',
    'root\u2028',
    'root\u0007',
    'root\u009b',
    '"root"',
    '!root',
    'r\u00f6ot',
    '$(id)',
    'a'.repeat(257),
  ];

  it.each(hostile)('is never signed: %j', (principal) => {
    for (const principals of [[principal], ['alice', principal]])
      expect(() => encodeCertificate({ ...content, principals }, authority.privateKey)).toThrow(
        WireError,
      );
  });

  it.each(hostile)('is never read, though rightly signed: %j', (principal) => {
    expect(accepted(raw({ principals: text(principal) }))).toBe(false);
    expect(accepted(raw({ principals: Buffer.concat([text('alice'), text(principal)]) }))).toBe(
      false,
    );
  });

  it('is also an absent one, and one that stands there twice', () => {
    for (const principals of [[], ['a', 'a']])
      expect(() => encodeCertificate({ ...content, principals }, authority.privateKey)).toThrow(
        WireError,
      );
  });

  it('is found whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (principal) => {
        const plain = /^[A-Za-z0-9._:@/+-]+$/.test(principal);
        const sign = () =>
          encodeCertificate({ ...content, principals: [principal] }, authority.privateKey);
        if (plain) expect(accepted(sign())).toBe(true);
        else expect(sign).toThrow(WireError);
      }),
      { numRuns: 500 },
    );
  });
});
