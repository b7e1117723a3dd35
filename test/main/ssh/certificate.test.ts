import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  certificateAlgorithm,
  encodeCertificate,
  formatCertificateLine,
  maxCertificateBytes,
  parseCertificate,
  parseCertificateLine,
} from '#main/ssh/certificate';
import { WireError } from '#main/ssh/wire';
import { newKey } from '../cluster/authority/fixtures';
import { accepted, authority, content, user } from './certificate-fixtures';

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
