import { sign, verify, type KeyObject } from 'node:crypto';
import { publicKeyFromBlob } from './public-key';
import { SshWriter, WireError, readAll } from './wire';

/**
 * Verifies a signature as SSH's user authentication carries it (RFC 4252, section 7): a `string` with the
 * algorithm and a `string` with the signature. For ssh2's server and a certificate: `publicKey` is the key inside
 * the certificate, `data` is `ctx.blob`, and `signature` is `ctx.signature`, which arrives whole because the
 * algorithm inside it (`ssh-ed25519`) is not the one of the certificate.
 *
 * @param publicKey an SSH wire blob of type ssh-ed25519
 * @returns false for a malformed signature, another algorithm or a wrong signature
 */
export function verifySshSignature(publicKey: Buffer, data: Buffer, signature: Buffer): boolean {
  try {
    const raw = readAll(signature, (reader) => {
      if (reader.text() !== 'ssh-ed25519') throw new WireError('Not an Ed25519 signature');
      return reader.string();
    });
    return raw.length === 64 && verify(null, data, publicKeyFromBlob(publicKey), raw);
  } catch (error) {
    if (error instanceof WireError) return false;
    throw error;
  }
}

/** Signs data with an Ed25519 key; the result is what {@link verifySshSignature} and SSH agents speak. */
export function createSshSignature(privateKey: KeyObject, data: Buffer): Buffer {
  return new SshWriter()
    .string('ssh-ed25519')
    .string(sign(null, data, privateKey))
    .toBuffer();
}
