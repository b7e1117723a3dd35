import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { handoverText, type HandingOver, type Handover } from '#shared/model/authority';

/** A key's SubjectPublicKeyInfo, DER in base64. */
export function spkiOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

/** Has one key of an authority vouch for the one that takes its place. */
export function signHandover(input: {
  readonly authority: HandingOver;
  readonly cluster: string;
  /** From 1, without gaps. */
  readonly number: number;
  /** The private key that is replaced. */
  readonly from: KeyObject;
  /** The private key that takes its place. */
  readonly to: KeyObject;
  /** Milliseconds since the epoch. */
  readonly now: number;
}): Handover {
  const { authority, cluster, number, from, to, now: at } = input;
  const told = { authority, cluster, number, from: spkiOf(from), to: spkiOf(to), at };
  const algorithm = from.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  const signature = sign(algorithm, Buffer.from(handoverText(told)), from).toString('base64');
  return { v: 1, ...told, signature };
}
