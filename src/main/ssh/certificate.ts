import { randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import { err, ok, type Result } from '#shared/lib/result';
import { decodeOptions, encodeOptions } from './certificate-options';
import { principalsProblem } from './principal';
import {
  ed25519Blob,
  ed25519Raw,
  formatKeyLine,
  parseKeyLine,
  publicKeyBlob,
  publicKeyFromBlob,
} from './public-key';
import { SshWriter, WireError, readAll, type SshReader } from './wire';

/** The only certificate type that is made and read. Format: OpenSSH's PROTOCOL.certkeys; see docs/certificates.md. */
export const certificateAlgorithm = 'ssh-ed25519-cert-v01@openssh.com';

/** The largest certificate, in bytes: one with the largest `access@daypass`, and room to spare in ssh2's packets. */
export const maxCertificateBytes = 24 * 1024;

const nonceBytes = 32;
const signatureBytes = 64;
const maxKeyIdLength = 512;
const typeNumbers = { user: 1, host: 2 } as const;

/** What a certificate says, before a signature. */
export interface CertificateContent {
  readonly type: 'user' | 'host';
  /** The certified key, as an SSH wire blob of type ssh-ed25519. */
  readonly publicKey: Buffer;
  readonly serial: bigint;
  /** Free text for logs: who the certificate is for. */
  readonly keyId: string;
  readonly principals: readonly string[];
  /** Seconds since the epoch, the first at which it is valid. */
  readonly validAfter: bigint;
  /** Seconds since the epoch, the first at which it is no longer valid. */
  readonly validBefore: bigint;
  /** Name → value; the empty text stands for an option without a value. */
  readonly criticalOptions: ReadonlyMap<string, string>;
  readonly extensions: ReadonlyMap<string, string>;
}

export interface SshCertificate extends CertificateContent {
  readonly nonce: Buffer;
  /** The authority's public key, as an SSH wire blob of type ssh-ed25519. Being named here proves nothing. */
  readonly signatureKey: Buffer;
  /** The 64 bytes of the Ed25519 signature. */
  readonly signature: Buffer;
  /** The bytes that the signature covers. */
  readonly signed: Buffer;
}

/**
 * Signs a certificate.
 *
 * @param signWith the authority's private key (Ed25519)
 * @returns the certificate as a wire blob
 * @throws WireError when the content is one that would not be read again, such as a principal with a comma
 */
export function encodeCertificate(content: CertificateContent, signWith: KeyObject): Buffer {
  const problem = contentProblem(content);
  if (problem !== null) throw new WireError(`The certificate is not signed: ${problem}`);
  const principals = new SshWriter();
  for (const each of content.principals) principals.string(each);
  const signed = new SshWriter()
    .string(certificateAlgorithm)
    .string(randomBytes(nonceBytes))
    .string(ed25519Raw(content.publicKey))
    .uint64(content.serial)
    .uint32(typeNumbers[content.type])
    .string(content.keyId)
    .string(principals.toBuffer())
    .uint64(content.validAfter)
    .uint64(content.validBefore)
    .string(encodeOptions(content.criticalOptions))
    .string(encodeOptions(content.extensions))
    .string('')
    .string(publicKeyBlob(signWith))
    .toBuffer();
  const signature = new SshWriter().string('ssh-ed25519').string(sign(null, signed, signWith));
  const blob = new SshWriter().raw(signed).string(signature.toBuffer()).toBuffer();
  if (blob.length > maxCertificateBytes)
    throw new WireError(
      `The certificate is not signed: it has more than ${maxCertificateBytes} bytes`,
    );
  return blob;
}

/** Reads a certificate strictly. Its signature is not checked here: see {@link verifyCertificateSignature}. */
export function parseCertificate(blob: Buffer): Result<SshCertificate> {
  if (blob.length > maxCertificateBytes) return err('This is not a certificate: it is too long');
  try {
    const certificate = readAll(blob, readCertificate(blob));
    const problem = contentProblem(certificate);
    return problem === null ? ok(certificate) : err(`This certificate is refused: ${problem}`);
  } catch (error) {
    if (error instanceof WireError) return err(`This is not a certificate: ${error.message}`);
    throw error;
  }
}

/** Whether the authority that the certificate names signed it. Whether that authority is trusted is another question. */
export function verifyCertificateSignature(certificate: SshCertificate): boolean {
  const key = publicKeyFromBlob(certificate.signatureKey);
  return verify(null, certificate.signed, key, certificate.signature);
}

/** Writes `ssh-ed25519-cert-v01@openssh.com AAAA… comment`. */
export function formatCertificateLine(blob: Buffer, comment = ''): string {
  return formatKeyLine(blob, comment);
}

/** The blob in a certificate line. Its content is for {@link parseCertificate} to check. */
export function parseCertificateLine(line: string): Result<Buffer> {
  const parts = parseKeyLine(line);
  if (!parts.ok) return parts;
  return parts.value.type === certificateAlgorithm
    ? ok(parts.value.blob)
    : err(`A certificate of type ${certificateAlgorithm} was expected`);
}

function contentProblem(content: CertificateContent): string | null {
  if (/\p{Cc}/u.test(content.keyId)) return 'its key id holds a control character';
  if (content.keyId.length > maxKeyIdLength) return 'its key id is too long';
  if (content.validAfter >= content.validBefore) return 'it is valid at no time';
  return principalsProblem(content.principals);
}

function readCertificate(blob: Buffer): (reader: SshReader) => SshCertificate {
  return (reader) => {
    if (reader.text() !== certificateAlgorithm)
      throw new WireError(`its type is not ${certificateAlgorithm}`);
    const nonce = exactly(nonceBytes, reader.string(), 'nonce');
    const publicKey = ed25519Blob(reader.string());
    const serial = reader.uint64();
    const type = readType(reader.uint32());
    const keyId = reader.text();
    const principals = readAll(reader.string(), readPrincipals);
    const validAfter = reader.uint64();
    const validBefore = reader.uint64();
    const criticalOptions = decodeOptions(reader.string());
    const extensions = decodeOptions(reader.string());
    if (reader.string().length > 0) throw new WireError('its reserved field is not empty');
    // Only a plain Ed25519 key can be read here, so a certificate never serves as an authority.
    const signatureKey = ed25519Blob(ed25519Raw(reader.string()));
    const signed = Buffer.from(blob.subarray(0, reader.position));
    const signature = readAll(reader.string(), readSignature);
    const head = { nonce, publicKey, serial, type, keyId, principals, validAfter, validBefore };
    return { ...head, criticalOptions, extensions, signatureKey, signature, signed };
  };
}

function readType(number: number): 'user' | 'host' {
  if (number === typeNumbers.user) return 'user';
  if (number === typeNumbers.host) return 'host';
  throw new WireError('it is neither for a user nor for a host');
}

function readPrincipals(reader: SshReader): string[] {
  const principals: string[] = [];
  while (reader.remaining > 0) principals.push(reader.text());
  return principals;
}

function readSignature(reader: SshReader): Buffer {
  if (reader.text() !== 'ssh-ed25519') throw new WireError('its signature is not an Ed25519 one');
  return exactly(signatureBytes, reader.string(), 'signature');
}

function exactly(length: number, bytes: Buffer, what: string): Buffer {
  if (bytes.length !== length) throw new WireError(`its ${what} does not have ${length} bytes`);
  return bytes;
}
