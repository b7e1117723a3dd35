import { createHash, createPublicKey, verify } from 'node:crypto';

/**
 * One event of an exported audit log; docs/audit.md has its fields.
 * @typedef {{ sequence: number, at: number, type: string, actor: string, address: string | null,
 *   data: Record<string, unknown>, previous: string, hash: string }} AuditRecord
 * @typedef {{ v: 1, cluster: string, sequence: number, hash: string, at: number, signature: string }} SignedHead
 * @typedef {{ head: SignedHead, publicKey: string, handovers?: readonly import('./handovers.mjs').Handover[] }} ProvenHead
 * @typedef {{ sequence: number, at: number | null, what: string }} BadEvent
 */

const chainStart = '0'.repeat(64);

/**
 * @param {unknown} value
 * @returns {unknown}
 */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

/** @param {AuditRecord} record */
export function hashOf({ sequence, at, type, actor, address, data, previous }) {
  const fields = [sequence, at, type, actor, sorted(data), previous];
  const text = JSON.stringify(address === null ? fields : [...fields, address]);
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Whether a head was signed with the key that stands beside it.
 * @param {ProvenHead} proven
 */
export function isSigned({ head, publicKey }) {
  const { cluster, sequence, hash, at, signature } = head;
  const text = `daypass audit head v1\n${JSON.stringify([cluster, sequence, hash, at])}`;
  const key = createPublicKey({
    key: Buffer.from(publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  });
  return (
    key.asymmetricKeyType === 'ed25519' &&
    verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
  );
}

/**
 * Follows a chain event by event, oldest first, and finds the first that is not what it was.
 * @param {readonly SignedHead[]} heads ends of the log that are known apart from it
 */
export function followChain(heads) {
  /** @type {AuditRecord | null} */
  let last = null;
  /** An event that does not follow from the one before: the next one tells which of the two was replaced.
   * @type {{ before: AuditRecord, record: AuditRecord } | null} */
  let suspect = null;
  /** @type {BadEvent | null} */
  let bad = null;

  /** @param {boolean} vouched whether something later stands by the newer of the two */
  const settle = (vouched) => {
    if (!suspect) return;
    const { before, record } = suspect;
    const { sequence, at } = vouched ? before : record;
    const what = vouched
      ? 'was replaced: the one after it follows from another event'
      : 'was replaced or moved: it does not follow from the one before';
    bad = { sequence, at, what };
    suspect = null;
  };

  /** @param {AuditRecord} record */
  const follows = (record) =>
    record.sequence === (last?.sequence ?? 0) + 1 &&
    record.hash === hashOf(record) &&
    record.previous === (last?.hash ?? chainStart);

  /** @param {AuditRecord} record @returns {BadEvent | null} */
  const faultOf = (record) => {
    const { sequence, at } = record;
    const expected = (last?.sequence ?? 0) + 1;
    if (sequence < expected) return { sequence, at, what: 'stands in the wrong place' };
    if (sequence > expected)
      return { sequence: expected, at, what: `is missing: event ${sequence} follows instead` };
    if (record.hash !== hashOf(record))
      return { sequence, at, what: 'was changed: its hash does not fit' };
    const isOther = heads.some((head) => head.sequence === sequence && head.hash !== record.hash);
    return isOther ? { sequence, at, what: 'is not the one that was signed' } : null;
  };

  return {
    /** @param {AuditRecord} record @returns {BadEvent | null} the first bad event, once it is known */
    add(record) {
      if (suspect) settle(follows(record));
      if (bad) return bad;
      bad = faultOf(record);
      const isLinked = record.previous === (last?.hash ?? chainStart);
      if (!bad && !isLinked && last) suspect = { before: last, record };
      else if (!bad && !isLinked)
        bad = { sequence: record.sequence, at: record.at, what: 'is not the first event of a log' };
      last = record;
      return bad;
    },
    /** @returns {{ checked: number, bad: BadEvent | null }} */
    end() {
      const reached = last;
      settle(heads.some(({ hash }) => hash === reached?.hash));
      const end = last?.sequence ?? 0;
      const beyond = heads
        .filter(({ sequence }) => sequence > end)
        .toSorted((one, other) => one.sequence - other.sequence)[0];
      if (!bad && beyond) {
        const what = `is missing: the log ends before it, and had reached event ${beyond.sequence}`;
        bad = { sequence: end + 1, at: beyond.at, what };
      }
      return { checked: bad ? bad.sequence - 1 : end, bad };
    },
  };
}
