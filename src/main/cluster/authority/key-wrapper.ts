import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Encrypts keys for storing. `name` says which key it is: bytes wrapped under one name do not unwrap under another. */
export interface KeyWrapper {
  wrap(plain: Buffer, name: string): Buffer;
  /** @throws Error when the bytes were changed, or wrapped with another master key or under another name */
  unwrap(wrapped: Buffer, name: string): Buffer;
}

const algorithm = 'aes-256-gcm';
const formatVersion = 1;
const nonceBytes = 12;
const tagBytes = 16;
const masterKeyBytes = 32;

/**
 * Wraps with AES-256-GCM. The result is a version byte (1), the nonce, the tag, and the ciphertext.
 *
 * @param masterKey 32 bytes, which the computer's keychain keeps
 */
export function createKeyWrapper(masterKey: Buffer): KeyWrapper {
  if (masterKey.length !== masterKeyBytes)
    throw new TypeError(`A master key has ${masterKeyBytes} bytes`);
  const options = { authTagLength: tagBytes };
  return {
    wrap(plain, name) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, masterKey, nonce, options);
      cipher.setAAD(associatedData(name));
      const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([Buffer.from([formatVersion]), nonce, cipher.getAuthTag(), ciphertext]);
    },
    unwrap(wrapped, name) {
      const headBytes = 1 + nonceBytes + tagBytes;
      if (wrapped.length < headBytes || wrapped[0] !== formatVersion)
        throw new Error('These are not wrapped bytes of a known format');
      const nonce = wrapped.subarray(1, 1 + nonceBytes);
      const decipher = createDecipheriv(algorithm, masterKey, nonce, options);
      decipher.setAAD(associatedData(name));
      decipher.setAuthTag(wrapped.subarray(1 + nonceBytes, headBytes));
      return Buffer.concat([decipher.update(wrapped.subarray(headBytes)), decipher.final()]);
    },
  };
}

function associatedData(name: string): Buffer {
  return Buffer.from(`daypass key ${formatVersion}: ${name}`);
}
