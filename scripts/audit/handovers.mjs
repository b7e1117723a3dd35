import { createPublicKey, verify } from 'node:crypto';

/**
 * One key of an authority says that another one takes its place; docs/authorities.md has its fields.
 * @typedef {{ v: 1, authority: string, cluster: string, number: number, from: string, to: string, at: number,
 *   signature: string }} Handover
 * @typedef {{ key: string, number: number }} HeldKey
 */

/**
 * @param {unknown} value
 * @returns {value is Handover}
 */
export function isHandover(value) {
  if (typeof value !== 'object' || value === null) return false;
  const handover = /** @type {Record<string, unknown>} */ (value);
  return (
    handover['v'] === 1 &&
    Number.isSafeInteger(handover['number']) &&
    Number.isSafeInteger(handover['at']) &&
    ['authority', 'cluster', 'from', 'to', 'signature'].every(
      (name) => typeof handover[name] === 'string',
    )
  );
}

/** @param {Handover} handover */
function isSigned({ authority, cluster, number, from, to, at, signature }) {
  const told = JSON.stringify([authority, cluster, number, from, to, at]);
  const text = Buffer.from(`daypass authority hand-over v1\n${told}`);
  try {
    const key = createPublicKey({ key: Buffer.from(from, 'base64'), format: 'der', type: 'spki' });
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, text, key, Buffer.from(signature, 'base64'))
    );
  } catch {
    return false;
  }
}

/**
 * The key that signs the audit log after these hand-overs, each of which the key before has signed.
 * @param {HeldKey} held the key that is trusted, and how many hand-overs led to it
 * @param {readonly Handover[]} handovers
 * @param {string} cluster
 * @returns {HeldKey | null} `null` when one does not follow from the one before
 */
export function followHandovers(held, handovers, cluster) {
  let last = held;
  for (const each of handovers.filter(({ number }) => number > held.number)) {
    const follows =
      each.authority === 'audit' &&
      each.cluster === cluster &&
      each.number === last.number + 1 &&
      each.from === last.key;
    if (!follows || !isSigned(each)) return null;
    last = { key: each.to, number: each.number };
  }
  return last;
}
