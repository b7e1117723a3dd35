import { sign } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateAlgorithm, encodeCertificate } from '#main/ssh/certificate';
import { SshWriter, WireError } from '#main/ssh/wire';
import { newKey } from '../cluster/authority/fixtures';
import {
  accepted,
  authority,
  content,
  option,
  raw,
  text,
  user,
  type RawFields,
} from './certificate-fixtures';

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

/** Whether a principal is signed; what is signed must be accepted. */
function signs(principal: string): boolean {
  try {
    return accepted(
      encodeCertificate({ ...content, principals: [principal] }, authority.privateKey),
    );
  } catch (error) {
    if (error instanceof WireError) return false;
    throw error;
  }
}

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
        expect(signs(principal)).toBe(/^[A-Za-z0-9._:@/+-]+$/.test(principal));
      }),
      { numRuns: 500 },
    );
  });
});
