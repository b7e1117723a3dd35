import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Stop } from '../lib/terminal.mjs';
import { isHandover } from './handovers.mjs';

/**
 * @typedef {import('./chain.mjs').AuditRecord} AuditRecord
 * @typedef {import('./chain.mjs').ProvenHead} ProvenHead
 */

const fields = ['actor', 'address', 'at', 'data', 'hash', 'previous', 'sequence', 'type'];

/**
 * Reads an export line by line.
 * @param {string} path
 * @returns {AsyncGenerator<{ record: AuditRecord } | { end: ProvenHead & { complete: boolean } }>}
 */
export async function* readExport(path) {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    number += 1;
    if (line === '') continue;
    const value = parsed(line);
    if (isRecord(value)) yield { record: value };
    else if (isEnd(value)) yield value;
    else throw new Stop(`Line ${number} of ${path} is no event of an audit log, and not its end.`);
  }
}

/**
 * The signed end from what `audit.head` answers, or from the last line of an earlier export.
 * @param {string} path
 * @returns {Promise<ProvenHead>}
 */
export async function readHead(path) {
  /** @type {unknown} */
  let last = null;
  let text = '';
  for await (const line of createInterface({ input: createReadStream(path) })) {
    text = text.length < 65_536 ? text + line : text;
    if (line !== '') last = parsed(line);
  }
  if (isEnd(last)) return last.end;
  const whole = parsed(text);
  if (isProven(whole)) return whole;
  throw new Stop(`${path} holds no signed end of an audit log.`);
}

/** @param {string} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {value is AuditRecord} */
function isRecord(value) {
  return (
    isObject(value) &&
    Object.keys(value).toSorted().join() === fields.join() &&
    Number.isSafeInteger(value['sequence']) &&
    Number.isSafeInteger(value['at']) &&
    ['type', 'actor', 'previous', 'hash'].every((name) => typeof value[name] === 'string') &&
    (value['address'] === null || typeof value['address'] === 'string') &&
    isObject(value['data'])
  );
}

/** @param {unknown} value @returns {value is ProvenHead} */
function isProven(value) {
  if (!isObject(value) || typeof value['publicKey'] !== 'string') return false;
  const head = value['head'];
  const handovers = value['handovers'] ?? [];
  if (!Array.isArray(handovers) || !handovers.every(isHandover)) return false;
  return (
    isObject(head) &&
    head['v'] === 1 &&
    Number.isSafeInteger(head['sequence']) &&
    Number.isSafeInteger(head['at']) &&
    ['cluster', 'hash', 'signature'].every((name) => typeof head[name] === 'string')
  );
}

/** @param {unknown} value @returns {value is { end: ProvenHead & { complete: boolean } }} */
function isEnd(value) {
  return (
    isObject(value) &&
    isProven(value['end']) &&
    /** @type {Record<string, unknown>} */ (value['end'])['v'] === 1 &&
    typeof (/** @type {Record<string, unknown>} */ (value['end'])['complete']) === 'boolean'
  );
}
