import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { err, ok, type Result } from '#shared/lib/result';
import { SshReader, SshWriter, WireError, readAll } from './wire';

/** The key types that are recognised. Users, authorities and built-in nodes use Ed25519; the others are host keys. */
export const publicKeyTypes = ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'ssh-rsa'] as const;
export type PublicKeyType = (typeof publicKeyTypes)[number];

export interface SshPublicKey {
  readonly type: PublicKeyType;
  /** The key in SSH's wire format, as it stands in base64 in a key line. */
  readonly blob: Buffer;
}

/** The SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410, section 4). */
const ed25519SpkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const ed25519Bytes = 32;

/** Checks the structure of a public key blob. Certificates and unknown types are errors. */
export function parsePublicKeyBlob(blob: Buffer): Result<SshPublicKey> {
  try {
    return ok({ type: readAll(blob, readPublicKey), blob: Buffer.from(blob) });
  } catch (error) {
    if (error instanceof WireError) return err(`This is not a public key: ${error.message}`);
    throw error;
  }
}

/** Reads a line of a public key file or known_hosts value: `type base64 comment`. Options before it are an error. */
export function parsePublicKeyLine(
  line: string,
): Result<{ readonly key: SshPublicKey; readonly comment: string }> {
  const parts = parseKeyLine(line);
  if (!parts.ok) return parts;
  const key = parsePublicKeyBlob(parts.value.blob);
  if (!key.ok) return key;
  if (key.value.type !== parts.value.type)
    return err(`The line says ${parts.value.type}, but the key in it is ${key.value.type}`);
  return ok({ key: key.value, comment: parts.value.comment });
}

/** Splits `type base64 comment` without looking into the blob. */
export function parseKeyLine(
  line: string,
): Result<{ readonly type: string; readonly blob: Buffer; readonly comment: string }> {
  const match = /^([a-z0-9@.-]+)[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t]+([^\r\n]*))?$/.exec(
    line.trim(),
  );
  const [, type, base64, comment] = match ?? [];
  if (type === undefined || base64 === undefined)
    return err('This is not a public key line such as "ssh-ed25519 AAAA… name"');
  const blob = Buffer.from(base64, 'base64');
  if (blob.toString('base64') !== base64) return err("The key line's base64 is malformed");
  return ok({ type, blob, comment: (comment ?? '').trim() });
}

/** Writes `type base64 comment` for a public key blob or a certificate blob. */
export function formatKeyLine(blob: Buffer, comment = ''): string {
  const type = new SshReader(blob).text();
  const line = `${type} ${blob.toString('base64')}`;
  return comment === '' ? line : `${line} ${comment.replace(/[\r\n]+/g, ' ')}`;
}

/** `SHA256:` and the hash of the blob in base64 without padding, as ssh-keygen -l prints it. */
export function fingerprint(blob: Buffer): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

/** Exporting a key costs more than a signature, and an authority's is asked for by each certificate. */
const knownBlobs = new WeakMap<KeyObject, Buffer>();

/** The blob of an Ed25519 key, public or private. @throws TypeError for a key of another type */
export function publicKeyBlob(key: KeyObject): Buffer {
  const blob = knownBlobs.get(key) ?? exportBlob(key);
  knownBlobs.set(key, blob);
  return blob;
}

function exportBlob(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('This is not an Ed25519 key');
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return ed25519Blob(spki.subarray(ed25519SpkiPrefix.length));
}

/** The blob of an Ed25519 key of 32 bytes. */
export function ed25519Blob(raw: Buffer): Buffer {
  if (raw.length !== ed25519Bytes) throw new WireError('An Ed25519 key has 32 bytes');
  return new SshWriter().string('ssh-ed25519').string(raw).toBuffer();
}

/** The 32 bytes of an Ed25519 key's blob. @throws WireError when it is anything else */
export function ed25519Raw(blob: Buffer): Buffer {
  return readAll(blob, (reader) => {
    const type = reader.text();
    if (type !== 'ssh-ed25519') throw new WireError(`An Ed25519 key was expected, not ${type}`);
    const raw = reader.string();
    if (raw.length !== ed25519Bytes) throw new WireError('An Ed25519 key has 32 bytes');
    return raw;
  });
}

/** The key of an Ed25519 blob, for verifying. @throws WireError when the blob is anything else */
export function publicKeyFromBlob(blob: Buffer): KeyObject {
  const der = Buffer.concat([ed25519SpkiPrefix, ed25519Raw(blob)]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

function readPublicKey(reader: SshReader): PublicKeyType {
  const type = reader.text();
  switch (type) {
    case 'ssh-ed25519':
      if (reader.string().length !== ed25519Bytes)
        throw new WireError('An Ed25519 key has 32 bytes');
      return type;
    case 'ecdsa-sha2-nistp256': {
      if (reader.text() !== 'nistp256') throw new WireError('The curve is not nistp256');
      const point = reader.string();
      if (point.length !== 65 || point[0] !== 4)
        throw new WireError('The point is not an uncompressed one');
      return type;
    }
    case 'ssh-rsa':
      reader.positiveMpint();
      // 2048 bits is the least that OpenSSH's own defaults and every current guideline accept.
      if (reader.positiveMpint().length < 256)
        throw new WireError('The RSA key is shorter than 2048 bits');
      return type;
    default:
      throw new WireError('its type is not ssh-ed25519, ecdsa-sha2-nistp256 or ssh-rsa');
  }
}
