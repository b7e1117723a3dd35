import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import {
  encodeCertificate,
  parseCertificate,
  type CertificateContent,
} from '#main/ssh/certificate';
import { checkNodeCertificate } from '#main/cluster/authority/check-node-certificate';
import { checkUserCertificate } from '#main/cluster/authority/check-user-certificate';
import { issueNodeCertificate } from '#main/cluster/authority/node-certificate';
import { issueUserCertificate } from '#main/cluster/authority/user-certificate';
import { newKey, now, standingAccess } from './fixtures';

const authority = newKey();
const key = newKey();
const nodeId = randomUUID();
const check = {
  authorityKeys: [authority.blob],
  now,
  source: '127.0.0.1',
  nodeId,
  login: 'deploy',
};

function issue(input: Partial<Parameters<typeof issueNodeCertificate>[0]> = {}): Buffer {
  return issueNodeCertificate({
    extensions: ['permit-pty'],
    authority: authority.privateKey,
    publicKey: key.blob,
    nodeId,
    login: 'deploy',
    source: '127.0.0.1',
    keyId: 'alice',
    now,
    ...input,
  });
}

function refusal(blob: Buffer, more: Partial<typeof check> = {}): string {
  const result = checkNodeCertificate(blob, { ...check, ...more });
  return result.ok ? 'accepted' : result.error.code;
}

describe('a certificate for a connection to a node', () => {
  it('says what it must and nothing more', () => {
    const parsed = parseCertificate(issue({ source: '::ffff:127.0.0.1' }));
    const second = BigInt(now / 1_000);
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        type: 'user',
        publicKey: key.blob,
        principals: [`${nodeId}:deploy`],
        validAfter: second - 30n,
        validBefore: second + 120n,
        criticalOptions: new Map([['source-address', '127.0.0.1']]),
        extensions: new Map([['permit-pty', '']]),
      },
    });
    expect(refusal(issue())).toBe('accepted');
  });

  it('is for one node, one login, one source and two minutes', () => {
    const blob = issue();
    expect(refusal(blob, { nodeId: randomUUID() })).toBe('wrong_principal');
    expect(refusal(blob, { login: 'root' })).toBe('wrong_principal');
    expect(refusal(blob, { source: '127.0.0.2' })).toBe('wrong_source');
    expect(refusal(blob, { now: now - 30_000 })).toBe('accepted');
    expect(refusal(blob, { now: now - 30_001 })).toBe('not_yet_valid');
    expect(refusal(blob, { now: now + 119_999 })).toBe('accepted');
    expect(refusal(blob, { now: now + 120_000 })).toBe('expired');
    expect(refusal(blob, { authorityKeys: [newKey().blob] })).toBe('unknown_authority');
  });

  it.each([
    ['a login with a comma', { login: 'root,deploy' }],
    ['an empty login', { login: '' }],
    ['a wildcard', { login: '*' }],
    ['a node id that is none', { nodeId: 'iot' }],
    ['an empty node id', { nodeId: '' }],
    ['a range as source', { source: '0.0.0.0/0' }],
    ['no source', { source: '' }],
  ])('is not signed for %s', (_what, input) => {
    expect(() => issue(input)).toThrow(ZodError);
  });

  const good: CertificateContent = {
    type: 'user',
    publicKey: key.blob,
    serial: 1n,
    keyId: 'alice',
    principals: [`${nodeId}:deploy`],
    validAfter: BigInt(now / 1_000) - 30n,
    validBefore: BigInt(now / 1_000) + 120n,
    criticalOptions: new Map([['source-address', '127.0.0.1']]),
    extensions: new Map([['permit-pty', '']]),
  };

  it.each<[string, Partial<CertificateContent>, string]>([
    ['as it should be', {}, 'accepted'],
    ['a host certificate', { type: 'host' }, 'wrong_type'],
    [
      'a second principal',
      { principals: [`${nodeId}:deploy`, `${nodeId}:root`] },
      'wrong_principal',
    ],
    ['a bare login', { principals: ['deploy'] }, 'wrong_principal'],
    ['no source address', { criticalOptions: new Map() }, 'wrong_source'],
    ['any source address', { criticalOptions: new Map([['source-address', '*']]) }, 'wrong_source'],
    [
      'another critical option',
      {
        criticalOptions: new Map([
          ['source-address', '127.0.0.1'],
          ['force-command', 'id'],
        ]),
      },
      'unknown_option',
    ],
    ['X11', { extensions: new Map([['permit-X11-forwarding', '']]) }, 'unknown_extension'],
    [
      'a value for the terminal',
      { extensions: new Map([['permit-pty', 'x']]) },
      'unknown_extension',
    ],
    ['a day of life', { validBefore: BigInt(now / 1_000) + 86_400n }, 'malformed'],
  ])('is judged by a built-in node: %s', (_what, change, code) => {
    expect(refusal(encodeCertificate({ ...good, ...change }, authority.privateKey))).toBe(code);
  });

  it('never passes for a user certificate, nor the other way round', () => {
    const userCertificate = issueUserCertificate({
      authority: authority.privateKey,
      publicKey: key.blob,
      access: standingAccess(),
      keyId: 'alice',
      validAfter: now - 1_000,
      validBefore: now + 60_000,
      extensions: ['permit-pty'],
    });
    expect(refusal(userCertificate)).toBe('wrong_principal');
    expect(checkUserCertificate(issue(), check)).toMatchObject({ error: { code: 'bad_access' } });
  });
});
