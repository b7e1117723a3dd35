import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  certAuthorityLine,
  gatewayHostName,
  hostAuthorityLine,
  knownHostsLine,
  knownHostsName,
} from '#main/ssh/known-hosts';
import { formatKeyLine, publicKeyBlob } from '#main/ssh/public-key';

const key = publicKeyBlob(generateKeyPairSync('ed25519').publicKey);

describe('a known_hosts line', () => {
  it('names the host as OpenSSH does', () => {
    expect(knownHostsName('gate.example', 22)).toBe('gate.example');
    expect(knownHostsName('127.0.0.1', 3023)).toBe('[127.0.0.1]:3023');
    expect(knownHostsName('::1', 3023)).toBe('[::1]:3023');
  });

  it('holds the names and the key', () => {
    expect(knownHostsLine(['[::1]:3023', 'gate'], key)).toBe(
      `[::1]:3023,gate ${formatKeyLine(key)}`,
    );
    expect(certAuthorityLine(['*.demo', '!x.demo'], key)).toBe(
      `@cert-authority *.demo,!x.demo ${formatKeyLine(key)}`,
    );
  });

  it('trusts the authority of a cluster for the names of that cluster', () => {
    expect(hostAuthorityLine('ops.example', key)).toBe(
      `@cert-authority *.ops.example ${formatKeyLine(key)}`,
    );
    expect(hostAuthorityLine('demo', key, [knownHostsName('::1', 3023)])).toBe(
      `@cert-authority *.demo,[::1]:3023 ${formatKeyLine(key)}`,
    );
    expect(() => hostAuthorityLine('demo *', key)).toThrow(TypeError);
    expect(gatewayHostName('demo')).toBe('gateway.demo');
  });

  it.each([[[]], [['']], [['a b']], [['a,b']], [['a\nb']], [['#a']], [['@revoked']], [['|1|x']]])(
    'is not written for %j',
    (names) => {
      expect(() => knownHostsLine(names, key)).toThrow(TypeError);
      expect(() => certAuthorityLine(names, key)).toThrow(TypeError);
    },
  );
});
