import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { publicKeyBlob } from '#main/ssh/public-key';
import { createSshSignature, verifySshSignature } from '#main/ssh/signature';
import { SshWriter } from '#main/ssh/wire';

const { privateKey } = generateKeyPairSync('ed25519');
const key = publicKeyBlob(privateKey);
const data = Buffer.from('session id and request');
const good = createSshSignature(privateKey, data);
const raw = sign(null, data, privateKey);

describe('a signature of user authentication', () => {
  it('is verified with the key that made it', () => {
    expect(verifySshSignature(key, data, good)).toBe(true);
  });

  it.each([
    ['other data', key, Buffer.from('other'), good],
    ['another key', publicKeyBlob(generateKeyPairSync('ed25519').publicKey), data, good],
    ['the bare signature', key, data, raw],
    ['another algorithm', key, data, new SshWriter().string('ssh-rsa').string(raw).toBuffer()],
    [
      "the certificate's algorithm",
      key,
      data,
      new SshWriter().string('ssh-ed25519-cert-v01@openssh.com').string(raw).toBuffer(),
    ],
    ['a byte more', key, data, Buffer.concat([good, Buffer.from([0])])],
    ['a byte less', key, data, good.subarray(0, -1)],
    [
      'a longer signature',
      key,
      data,
      new SshWriter()
        .string('ssh-ed25519')
        .string(Buffer.concat([raw, raw]))
        .toBuffer(),
    ],
    ['nothing', key, data, Buffer.alloc(0)],
    ['a key that is none', Buffer.from('key'), data, good],
  ])('is refused with %s', (_what, publicKey, signed, signature) => {
    expect(verifySshSignature(publicKey, signed, signature)).toBe(false);
  });
});
