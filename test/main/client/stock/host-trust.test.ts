import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isClusterHost, knownHostsText, type HostTrust } from '#main/client/stock/host-trust';
import { encodeCertificate, type CertificateContent } from '#main/ssh/certificate';
import { publicKeyBlob } from '#main/ssh/public-key';

const key = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
const authority = key();
const gateway = key();
const trust: HostTrust = {
  cluster: 'demo',
  host: '192.0.2.7',
  port: 3023,
  hostKeys: [publicKeyBlob(gateway)],
  hostAuthorities: [publicKeyBlob(authority)],
};
const now = Date.parse('2026-03-01T12:00:00Z');
const second = BigInt(now / 1_000);

function shown(change: Partial<CertificateContent> = {}, by = authority): Buffer {
  const content: CertificateContent = {
    type: 'host',
    publicKey: publicKeyBlob(key()),
    serial: 1n,
    keyId: 'iot',
    principals: ['iot', 'iot.demo'],
    validAfter: second - 60n,
    validBefore: second + 60n,
    criticalOptions: new Map(),
    extensions: new Map(),
    ...change,
  };
  return encodeCertificate(content, by);
}

describe('a host that a tool met', () => {
  it('is ours with the gateway’s own key, or a certificate of the host authority', () => {
    expect(isClusterHost(publicKeyBlob(gateway), trust, now)).toBe(true);
    expect(isClusterHost(shown(), trust, now)).toBe(true);
    expect(isClusterHost(shown({ principals: ['gateway.demo'] }), trust, now)).toBe(true);
    expect(isClusterHost(shown({ principals: ['192.0.2.7'] }), trust, now)).toBe(true);
  });

  it.each<[string, () => Buffer]>([
    ['another key', () => publicKeyBlob(key())],
    ['the authority’s own key', () => publicKeyBlob(authority)],
    ['a certificate of another authority', () => shown({}, key())],
    ['a user certificate', () => shown({ type: 'user' })],
    ['a certificate for another cluster’s names', () => shown({ principals: ['iot.other'] })],
    ['one that is over', () => shown({ validBefore: second })],
    ['one that is to come', () => shown({ validAfter: second + 1n })],
    ['one with a critical option', () => shown({ criticalOptions: new Map([['other@x', '1']]) })],
    ['nothing', () => Buffer.alloc(0)],
  ])('is not ours with %s', (_what, make) => {
    expect(isClusterHost(make(), trust, now)).toBe(false);
  });

  it('is not ours when a bit of its certificate was turned', () => {
    const whole = shown();
    for (let at = 0; at < whole.length; at += 3) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(isClusterHost(changed, trust, now)).toBe(false);
    }
  });
});

describe('the known_hosts', () => {
  it('holds the gateway’s address and the authority for the cluster’s names, and nothing else', () => {
    const base64 = (of: KeyObject): string => publicKeyBlob(of).toString('base64');
    expect(knownHostsText(trust).split('\n')).toEqual([
      `[192.0.2.7]:3023,gateway.demo ssh-ed25519 ${base64(gateway)}`,
      `@cert-authority *.demo,[192.0.2.7]:3023 ssh-ed25519 ${base64(authority)}`,
      '',
    ]);
  });

  it('is not widened by a cluster’s name', () => {
    const text = knownHostsText({ ...trust, cluster: '*,example.com' });
    expect(text).toContain('*.example.com,');
    expect(text).not.toMatch(/(^|[ ,])\*[ ,]/m);
  });
});
