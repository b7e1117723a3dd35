import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { ExpectedError } from '#shared/api/errors';
import { maxCertificateAccessBytes } from '#shared/model/access-scope';
import { encodeCertificate, type CertificateContent } from '#main/ssh/certificate';
import { writeCanonicalJson } from '#main/cluster/authority/canonical-json';
import { checkUserCertificate } from '#main/cluster/authority/check-user-certificate';
import {
  issueUserCertificate,
  type UserCertificateInput,
} from '#main/cluster/authority/user-certificate';
import { grantedAccess, newKey, now, standingAccess } from './fixtures';

const authority = newKey();
const user = newKey();
const check = { authorityKeys: [authority.blob], now, source: '10.1.2.3' };

function issue(input: Partial<UserCertificateInput> = {}): Buffer {
  return issueUserCertificate({
    authority: authority.privateKey,
    publicKey: user.blob,
    access: standingAccess(),
    keyId: 'alice',
    validAfter: now - 60_000,
    validBefore: now + 3_600_000,
    extensions: ['permit-pty'],
    ...input,
  });
}

/** A certificate by the right authority whose content is put together by hand. */
function crafted(content: Partial<CertificateContent>, access: unknown = standingAccess()): Buffer {
  const value = typeof access === 'string' ? access : writeCanonicalJson(access);
  const principal =
    (typeof access === 'object' && (access as { user?: string } | null)?.user) || 'x';
  const second = BigInt(Math.floor(now / 1_000));
  return encodeCertificate(
    {
      type: 'user',
      publicKey: user.blob,
      serial: 1n,
      keyId: 'alice',
      principals: [principal],
      validAfter: second - 60n,
      validBefore: second + 60n,
      criticalOptions: new Map([['access@daypass', value]]),
      extensions: new Map(),
      ...content,
    },
    authority.privateKey,
  );
}

function refusal(blob: Buffer, more: Partial<typeof check> = {}): string {
  const result = checkUserCertificate(blob, { ...check, ...more });
  return result.ok ? 'accepted' : result.error.code;
}

describe('a user certificate', () => {
  it.each([standingAccess(), standingAccess([]), grantedAccess(3)])(
    'brings its access through unchanged',
    (access) => {
      const result = checkUserCertificate(issue({ access }), check);
      if (!result.ok) throw new Error(result.error.message);
      expect(result.value).toEqual({
        access,
        publicKey: user.blob,
        keyId: 'alice',
        until: now + 3_600_000,
        extensions: new Set(['permit-pty']),
      });
    },
  );

  it('is accepted from either key while the authority rotates, and from no other', () => {
    const next = newKey();
    expect(refusal(issue(), { authorityKeys: [next.blob, authority.blob] })).toBe('accepted');
    expect(refusal(issue(), { authorityKeys: [next.blob] })).toBe('unknown_authority');
    expect(refusal(issue(), { authorityKeys: [] })).toBe('unknown_authority');
    expect(refusal(issue({ authority: next.privateKey }))).toBe('unknown_authority');
  });

  it("has OpenSSH's boundaries: the first second counts, the last does not", () => {
    const blob = issue({ validAfter: now, validBefore: now + 60_000 });
    expect(refusal(blob, { now: now - 1 })).toBe('not_yet_valid');
    expect(refusal(blob, { now })).toBe('accepted');
    expect(refusal(blob, { now: now + 59_999 })).toBe('accepted');
    expect(refusal(blob, { now: now + 60_000 })).toBe('expired');
  });

  it('is never valid for longer than asked', () => {
    const blob = issue({ validBefore: now + 999 + 1_000 });
    expect(refusal(blob, { now: now + 1_000 })).toBe('expired');
  });

  it('keeps to its source address', () => {
    const blob = issue({ sourceAddress: '10.1.0.0/16,::1' });
    expect(refusal(blob)).toBe('accepted');
    expect(refusal(blob, { source: '::ffff:10.1.255.9' })).toBe('accepted');
    expect(refusal(blob, { source: '::1' })).toBe('accepted');
    expect(refusal(blob, { source: '10.2.0.1' })).toBe('wrong_source');
    expect(refusal(blob, { source: 'somewhere' })).toBe('wrong_source');
  });

  it('is not signed when the access has more than 16 KB, and the person learns what to do', () => {
    const big = () => issue({ access: grantedAccess(160) });
    expect(big).toThrow(ExpectedError);
    expect(big).toThrow(/Assume fewer requests/);
    const almost = grantedAccess(90);
    expect(Buffer.byteLength(writeCanonicalJson(almost))).toBeLessThan(maxCertificateAccessBytes);
    expect(refusal(issue({ access: almost }))).toBe('accepted');
  });

  it('is not signed for an access that could not be read again', () => {
    const access = { ...standingAccess(), generation: 0 };
    expect(() => issue({ access })).toThrow(ZodError);
  });
});

describe('a certificate by the right authority with something else in it', () => {
  const access = standingAccess();
  const json = writeCanonicalJson(access);

  it('would pass when put together right', () => {
    expect(refusal(crafted({}, access))).toBe('accepted');
  });

  it.each([
    ['a host certificate', crafted({ type: 'host' }, access), 'wrong_type'],
    ['no access', crafted({ criticalOptions: new Map() }, access), 'bad_access'],
    [
      'access as an extension',
      crafted(
        { criticalOptions: new Map(), extensions: new Map([['access@daypass', json]]) },
        access,
      ),
      'bad_access',
    ],
    [
      'an unknown critical option',
      crafted(
        {
          criticalOptions: new Map([
            ['access@daypass', json],
            ['force-command', 'true'],
          ]),
        },
        access,
      ),
      'unknown_option',
    ],
    ['a login as principal', crafted({ principals: ['root'] }, access), 'wrong_principal'],
    ['two principals', crafted({ principals: [access.user, 'root'] }, access), 'wrong_principal'],
    ['no end', crafted({ validBefore: 0xffff_ffff_ffff_ffffn }, access), 'malformed'],
    [
      'a malformed source address',
      crafted(
        {
          criticalOptions: new Map([
            ['access@daypass', json],
            ['source-address', '10.1.2.3/33'],
          ]),
        },
        access,
      ),
      'wrong_source',
    ],
    ['an unknown version', crafted({}, { ...access, v: 1 }), 'bad_access'],
    ['an unknown field', crafted({}, { ...access, logins: ['root'] }), 'bad_access'],
    ['an empty user', crafted({}, { ...access, user: '' }), 'bad_access'],
    ['an unknown scope', crafted({}, { ...access, scope: { type: 'everything' } }), 'bad_access'],
    [
      'no grants',
      crafted({}, { ...access, scope: { type: 'granted', grants: [], standing: [] } }),
      'bad_access',
    ],
    [
      'a name twice',
      crafted({ principals: [access.user] }, json.replace('"v":2', '"v":2,"v":2')),
      'bad_access',
    ],
    ['white space', crafted({ principals: [access.user] }, `${json} `), 'bad_access'],
    [
      'another spelling of a number',
      crafted({ principals: [access.user] }, json.replace('"v":2', '"v":2.0')),
      'bad_access',
    ],
    ['no JSON', crafted({ principals: [access.user] }, 'all of it'), 'bad_access'],
  ])('is refused: %s', (_what, blob, code) => {
    expect(refusal(blob)).toBe(code);
  });

  it.each(['v', 'user', 'session', 'generation', 'scope'])('is refused without %s', (field) => {
    const { [field as 'v']: _gone, ...rest } = access;
    expect(refusal(crafted({ principals: [access.user] }, rest))).toBe('bad_access');
  });
});
