import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { err, ok, type Result } from '#shared/lib/result';
import { handoverText, type HandingOver, type Handover } from '#shared/model/authority';

/** A key, and how many hand-overs led to it. */
export interface HeldKey {
  /** SubjectPublicKeyInfo, DER in base64. */
  readonly key: string;
  readonly number: number;
}

/**
 * Follows hand-overs from a key that is trusted: each is signed by the key before, and none is left out. Those up to
 * the number of the trusted key are passed over, so that a key that was put aside cannot come back by an old one.
 *
 * @param handovers in their order
 * @returns every key on the way, the trusted one first; what is wrong, in words, when one does not follow
 */
export function followHandovers(
  held: HeldKey,
  handovers: readonly Handover[],
  about: { readonly authority: HandingOver; readonly cluster: string },
): Result<readonly HeldKey[]> {
  const way: HeldKey[] = [held];
  let last = held;
  for (const each of handovers.filter(({ number }) => number > held.number)) {
    const follows =
      each.authority === about.authority &&
      each.cluster === about.cluster &&
      each.number === last.number + 1 &&
      each.from === last.key;
    if (!follows) return err('A hand-over of the authority is missing, or belongs to another one');
    if (!isSigned(each)) return err('The signature of a hand-over is not good');
    last = { key: each.to, number: each.number };
    way.push(last);
  }
  return ok(way);
}

function isSigned(handover: Handover): boolean {
  const signature = Buffer.from(handover.signature, 'base64');
  const text = Buffer.from(handoverText(handover));
  try {
    const key = readKey(handover.from);
    if (key.asymmetricKeyType === 'ed25519') return verify(null, text, key, signature);
    const isP256 = key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
    return isP256 && verify('sha256', text, key, signature);
  } catch {
    return false;
  }
}

function readKey(base64: string): KeyObject {
  const der = Buffer.from(base64, 'base64');
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  if (!key.export({ format: 'der', type: 'spki' }).equals(der))
    throw new TypeError('Something follows the key');
  return key;
}
