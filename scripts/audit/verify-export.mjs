import { followChain, hashOf, isSigned } from './chain.mjs';
import { followHandovers, isHandover } from './handovers.mjs';
import { readExport } from './read-export.mjs';

/**
 * @typedef {import('./chain.mjs').BadEvent} BadEvent
 * @typedef {import('./chain.mjs').ProvenHead} ProvenHead
 * @typedef {{ checked: number, complete: boolean, bad: BadEvent | null, trouble: string }} Result
 */

/**
 * Checks an exported log: its chain, its signed end, and, where one is given, an end that was kept before.
 * @param {string} path
 * @param {ProvenHead | null} kept
 * @returns {Promise<Result>} `trouble`: what is wrong with signatures and keys, in words
 */
export async function verifyExport(path, kept) {
  const end = await endOf(path);
  if (!end)
    return { checked: 0, complete: true, bad: null, trouble: 'The file has no signed end.' };
  const trouble = troubleOf(end, kept);
  const heads = [end.head, ...(kept && trouble === '' ? [kept.head] : [])];
  if (!end.complete) return { ...(await checkExcerpt(path, heads)), complete: false, trouble };
  const { checked, bad } = await checkAll(path, heads);
  const key = bad || trouble !== '' ? '' : await troubleOfKeys(path, end);
  return { checked, complete: true, bad, trouble: trouble || key };
}

/** @param {string} path */
async function endOf(path) {
  let end = null;
  for await (const line of readExport(path)) if ('end' in line) ({ end } = line);
  return end;
}

/** @param {ProvenHead} end @param {ProvenHead | null} kept */
function troubleOf(end, kept) {
  if (!isSigned(end)) return 'The signature of the end of the log is not good.';
  if (!kept) return '';
  if (!isSigned(kept)) return 'The signature of the kept end is not good.';
  const held = { key: kept.publicKey, number: kept.handovers?.at(-1)?.number ?? 0 };
  const now = followHandovers(held, end.handovers ?? [], end.head.cluster);
  if (now?.key !== end.publicKey)
    return 'The log is signed with another key than the kept end, and no hand-over leads from that one to it.';
  return kept.head.cluster === end.head.cluster ? '' : 'The kept end is of another cluster.';
}

/**
 * Follows the keys through the log itself: the first one is in it, and so is each hand-over to another one.
 * @param {string} path
 * @param {ProvenHead} end
 */
async function troubleOfKeys(path, end) {
  /** @type {import('./handovers.mjs').HeldKey | null} */
  let held = null;
  for await (const line of readExport(path)) {
    if (!('record' in line)) continue;
    const { type, data } = line.record;
    const { publicKey, authority, handover } = data;
    if (type === 'audit.key' && typeof publicKey === 'string')
      held ??= { key: publicKey, number: 0 };
    if (!type.startsWith('authority.rotate_') || authority !== 'audit' || !held) continue;
    if (!isHandover(handover)) continue;
    held = followHandovers(held, [handover], end.head.cluster);
    if (!held)
      return `The hand-over in event ${line.record.sequence} is not from the key before it.`;
  }
  return !held || held.key === end.publicKey
    ? ''
    : 'The log is signed with another key than the one that its own events lead to.';
}

/** @param {string} path @param {readonly import('./chain.mjs').SignedHead[]} heads */
async function checkAll(path, heads) {
  const chain = followChain(heads);
  for await (const line of readExport(path)) if ('record' in line && chain.add(line.record)) break;
  return chain.end();
}

/**
 * What a search let through: each event by itself, newest first.
 * @param {string} path
 * @param {readonly import('./chain.mjs').SignedHead[]} heads
 */
async function checkExcerpt(path, heads) {
  let checked = 0;
  let before = Infinity;
  for await (const line of readExport(path)) {
    if (!('record' in line)) continue;
    const { sequence, at, hash } = line.record;
    const isOther = heads.some((head) => head.sequence === sequence && head.hash !== hash);
    const what =
      hash !== hashOf(line.record)
        ? 'was changed: its hash does not fit'
        : isOther
          ? 'is not the one that was signed'
          : 'stands in the wrong place';
    if (hash !== hashOf(line.record) || isOther || sequence >= before)
      return { checked, bad: { sequence, at, what } };
    before = sequence;
    checked += 1;
  }
  return { checked, bad: null };
}
