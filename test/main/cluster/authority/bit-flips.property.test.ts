import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkUserCertificate } from '#main/cluster/authority/check-user-certificate';
import { issueUserCertificate } from '#main/cluster/authority/user-certificate';
import { runs } from '../../../helpers/runs';
import { grantedAccess, newKey, now, standingAccess } from './fixtures';

const authority = newKey();
const check = { authorityKeys: [authority.blob], now, source: '10.1.2.3' };
const passes = (blob: Buffer): boolean => checkUserCertificate(blob, check).ok;

const certificate = fc
  .record({
    access: fc.oneof(
      fc.constantFrom(0, 1, 3).map((roles) => standingAccess(['a', 'b', 'c'].slice(0, roles))),
      fc.constantFrom(1, 2).map(grantedAccess),
    ),
    keyId: fc.stringMatching(/^[a-z]{1,20}$/),
    validFor: fc.integer({ min: 1, max: 100_000 }),
    sourceAddress: fc.option(fc.constant('10.0.0.0/8'), { nil: undefined }),
    extensions: fc.subarray(['permit-pty', 'permit-port-forwarding'] as const),
  })
  .map(({ validFor, sourceAddress, ...rest }) =>
    issueUserCertificate({
      ...rest,
      ...(sourceAddress !== undefined && { sourceAddress }),
      authority: authority.privateKey,
      publicKey: newKey().blob,
      validAfter: now - 60_000,
      validBefore: now + validFor * 1_000,
    }),
  );

/** Each single-bit flip with which the certificate still passes. */
function harmlessFlips(blob: Buffer): number[] {
  const flipped = Buffer.from(blob);
  return Array.from({ length: blob.length * 8 }, (_, bit) => bit).filter((bit) => {
    const [at, mask] = [bit >> 3, 1 << (bit & 7)];
    flipped[at] = (flipped[at] ?? 0) ^ mask;
    const harmless = passes(flipped);
    flipped[at] = (flipped[at] ?? 0) ^ mask;
    return harmless;
  });
}

describe("a user's certificate", () => {
  it('is refused at the gateway after every single-bit flip', () => {
    fc.assert(
      fc.property(certificate, (blob) => {
        expect(passes(blob)).toBe(true);
        expect(harmlessFlips(blob)).toEqual([]);
      }),
      runs(3),
    );
  });

  it('is refused with some bytes changed, taken out or put in, and throws for none', () => {
    const change = fc.record({
      at: fc.nat(2_000),
      drop: fc.nat(8),
      put: fc.uint8Array({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(
        certificate,
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (blob, changes) => {
          const changed = changes.reduce((bytes, { at, drop, put }) => {
            const from = at % bytes.length;
            return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + drop)]);
          }, blob);
          expect(passes(changed)).toBe(changed.equals(blob));
        },
      ),
      runs(500),
    );
  });
});
