import { randomBytes, type KeyObject } from 'node:crypto';
import { publicKeyBlob } from './public-key';
import { SshWriter } from './wire';

/**
 * Writes an Ed25519 private key, unencrypted, the way OpenSSH and ssh2 read it (OpenSSH's PROTOCOL.key). The
 * result is a secret: it belongs in memory or in a file that only its owner reads.
 */
export function formatPrivateKey(key: KeyObject, comment = ''): string {
  const { d } = key.export({ format: 'jwk' });
  if (key.asymmetricKeyType !== 'ed25519' || d === undefined)
    throw new TypeError('This is not an Ed25519 private key');
  const publicKey = publicKeyBlob(key);
  const publicBytes = publicKey.subarray(publicKey.length - 32);
  // The same number twice: how a reader of an encrypted key sees that the passphrase was right.
  const check = randomBytes(4);
  const secret = new SshWriter()
    .raw(check)
    .raw(check)
    .raw(publicKey)
    .string(Buffer.concat([Buffer.from(d, 'base64url'), publicBytes]))
    .string(comment)
    .toBuffer();
  const paddingLength = (8 - (secret.length % 8)) % 8;
  const padding = Buffer.from(Array.from({ length: paddingLength }, (_, index) => index + 1));
  const file = new SshWriter()
    .raw(Buffer.from('openssh-key-v1\0', 'latin1'))
    .string('none')
    .string('none')
    .string('')
    .uint32(1)
    .string(publicKey)
    .string(Buffer.concat([secret, padding]))
    .toBuffer();
  const lines = file.toString('base64').match(/.{1,70}/g) ?? [];
  return [
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    ...lines,
    '-----END OPENSSH PRIVATE KEY-----',
    '',
  ].join('\n');
}
