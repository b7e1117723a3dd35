import { randomBytes, sign, type KeyObject } from 'node:crypto';
import {
  certificateAlgorithm,
  parseCertificate,
  verifyCertificateSignature,
  type CertificateContent,
} from '#main/ssh/certificate';
import { SshWriter } from '#main/ssh/wire';
import { newKey } from '../cluster/authority/fixtures';

export const authority = newKey();
export const user = newKey();
export const content: CertificateContent = {
  type: 'user',
  publicKey: user.blob,
  serial: 42n,
  keyId: 'alice',
  principals: ['a', 'b'],
  validAfter: 1_000n,
  validBefore: 2_000n,
  criticalOptions: new Map([['source-address', '10.0.0.0/8']]),
  extensions: new Map([
    ['permit-pty', ''],
    ['name@example.com', 'välue'],
  ]),
};

/** Whether somebody who trusts the authority would take these bytes. */
export function accepted(blob: Buffer): boolean {
  const parsed = parseCertificate(blob);
  return (
    parsed.ok &&
    parsed.value.signatureKey.equals(authority.blob) &&
    verifyCertificateSignature(parsed.value)
  );
}

export interface RawFields {
  algorithm: string;
  nonce: Buffer;
  publicKey: Buffer;
  type: number;
  principals: Buffer;
  validAfter: bigint;
  criticalOptions: Buffer;
  reserved: Buffer;
  authority: Buffer;
  signatureAlgorithm: string;
  signature: (signed: Buffer) => Buffer;
}

/** Puts a certificate together field by field, signed rightly, so that only what a test changes can be at fault. */
export function raw(
  change: Partial<RawFields> = {},
  signWith: KeyObject = authority.privateKey,
): Buffer {
  const fields: RawFields = {
    algorithm: certificateAlgorithm,
    nonce: randomBytes(32),
    publicKey: user.blob.subarray(-32),
    type: 1,
    principals: new SshWriter().string('a').toBuffer(),
    validAfter: 1_000n,
    criticalOptions: Buffer.alloc(0),
    reserved: Buffer.alloc(0),
    authority: authority.blob,
    signatureAlgorithm: 'ssh-ed25519',
    signature: (signed) => sign(null, signed, signWith),
    ...change,
  };
  const signed = new SshWriter()
    .string(fields.algorithm)
    .string(fields.nonce)
    .string(fields.publicKey)
    .uint64(1n)
    .uint32(fields.type)
    .string('alice')
    .string(fields.principals)
    .uint64(fields.validAfter)
    .uint64(2_000n)
    .string(fields.criticalOptions)
    .string('')
    .string(fields.reserved)
    .string(fields.authority)
    .toBuffer();
  const signature = new SshWriter()
    .string(fields.signatureAlgorithm)
    .string(fields.signature(signed))
    .toBuffer();
  return new SshWriter().raw(signed).string(signature).toBuffer();
}

export const option = (name: string, data: string | Buffer) =>
  new SshWriter().string(name).string(data).toBuffer();
export const text = (value: string) => new SshWriter().string(value).toBuffer();
