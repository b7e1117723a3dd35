import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  ed25519Blob,
  fingerprint,
  formatKeyLine,
  parsePublicKeyBlob,
  parsePublicKeyLine,
  publicKeyBlob,
  publicKeyFromBlob,
} from '#main/ssh/public-key';
import { SshWriter, WireError } from '#main/ssh/wire';

// Made with ssh-keygen; the fingerprint is what `ssh-keygen -l` printed for it.
const line =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILmrd3EQuTnIsVn3x1a9cRms+Iwp3x2VLO2nFPGuTgXl alice@laptop';
const printed = 'SHA256:hZ1T4tVltxEB2MOYqB4kWpwL+jC1FritZsWX7kmIhxw';

describe('a public key line', () => {
  it('is read and written back', () => {
    const parsed = parsePublicKeyLine(`  ${line}\n`);
    if (!parsed.ok) throw new Error(parsed.error);
    expect(parsed.value.key.type).toBe('ssh-ed25519');
    expect(parsed.value.comment).toBe('alice@laptop');
    expect(formatKeyLine(parsed.value.key.blob, parsed.value.comment)).toBe(line);
    expect(fingerprint(parsed.value.key.blob)).toBe(printed);
  });

  it.each([
    ['empty', ''],
    ['no key', 'ssh-ed25519'],
    ['base64 cut off', line.replace('gXl ', 'g ')],
    ['another type than the key', line.replace('ssh-ed25519', 'ssh-rsa')],
    ['a certificate type', line.replace('ssh-ed25519', 'ssh-ed25519-cert-v01@openssh.com')],
    ['options before it', `cert-authority ${line}`],
    ['two lines', `${line}\n${line}`],
    ['a private key', '-----BEGIN OPENSSH PRIVATE KEY-----'],
  ])('is refused: %s', (_what, text) => {
    expect(parsePublicKeyLine(text).ok).toBe(false);
  });

  it('never gets a second line out of a comment', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    expect(formatKeyLine(publicKeyBlob(publicKey), 'a\nb\r\nc').split('\n')).toHaveLength(1);
  });
});

describe('a public key blob', () => {
  it('is the same key as the one of node:crypto', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const blob = publicKeyBlob(publicKey);
    expect(publicKeyBlob(privateKey)).toEqual(blob);
    const data = Buffer.from('data');
    expect(verify(null, data, publicKeyFromBlob(blob), sign(null, data, privateKey))).toBe(true);
  });

  it('of ECDSA P-256 and RSA is recognised, for host keys', () => {
    const point = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .publicKey.export({ format: 'der', type: 'spki' })
      .subarray(-65);
    const ecdsa = new SshWriter()
      .string('ecdsa-sha2-nistp256')
      .string('nistp256')
      .string(point)
      .toBuffer();
    expect(parsePublicKeyBlob(ecdsa)).toMatchObject({ value: { type: 'ecdsa-sha2-nistp256' } });
    const rsa = (bytes: number) =>
      new SshWriter()
        .string('ssh-rsa')
        .string(Buffer.from([1, 0, 1]))
        .string(Buffer.concat([Buffer.from([0]), Buffer.alloc(bytes, 0xc1)]))
        .toBuffer();
    expect(parsePublicKeyBlob(rsa(256))).toMatchObject({ value: { type: 'ssh-rsa' } });
    expect(parsePublicKeyBlob(rsa(128)).ok).toBe(false);
  });

  it('is refused with bytes missing or left over, and of an unknown type', () => {
    const blob = publicKeyBlob(generateKeyPairSync('ed25519').publicKey);
    for (let length = 0; length < blob.length; length += 1)
      expect(parsePublicKeyBlob(blob.subarray(0, length)).ok).toBe(false);
    expect(parsePublicKeyBlob(Buffer.concat([blob, Buffer.from([0])])).ok).toBe(false);
    expect(parsePublicKeyBlob(new SshWriter().string('ssh-dss').toBuffer()).ok).toBe(false);
    expect(() => ed25519Blob(Buffer.alloc(31))).toThrow(WireError);
    expect(() => publicKeyBlob(generateKeyPairSync('x25519').publicKey)).toThrow(TypeError);
  });
});
