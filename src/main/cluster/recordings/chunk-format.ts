import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { giveBack } from '../../ssh/give-back';
import type { KeyWrapper } from '../authority/key-wrapper';

/**
 * How a recording lies on the disk. A header: the magic bytes, what the chunks hold (1 byte), the session's id (16),
 * and the recording's own key, wrapped by the cluster's recording key. Then chunks, one after another: a word (the
 * length of what it holds; its first bit marks the last chunk), that encrypted by AES-256-GCM, the tag. A chunk's nonce
 * is its number and whether it is the last; what is authenticated with it is the header, where in the whole it begins,
 * and the word. So no chunk can be changed, moved, left out, or taken from another recording, and an end that was cut
 * off is noticed.
 * After Rogaway's STREAM ("Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015).
 */
const algorithm = 'aes-256-gcm';
const magic = Buffer.from('daypass', 'latin1');
/** Lines of asciicast, as in the first recordings, or events, as they are written now. */
const contents: ReadonlyMap<number, ChunkKey['holds']> = new Map([
  [1, 'text'],
  [2, 'events'],
]);
const written = 2;
const idBytes = 16;
const keyBytes = 32;
const nonceBytes = 12;
export const tagBytes = 16;
export const wordBytes = 4;
const finalBit = 0x8000_0000;
/** So much is encrypted at once: larger results come from the system each time (decision 26). */
const pieceBytes = 16 * 1024;
/** No chunk holds more. */
export const longestChunk = 512 * 1024;
const idAt = magic.length + 1;
const fixedHeaderBytes = idAt + idBytes + 2;

/** A file that is no recording, not this one, or was changed. */
export class DamagedRecording extends Error {
  constructor(what: string) {
    super(`The recording is damaged: ${what}`);
    this.name = 'DamagedRecording';
  }
}

/** What a recording's chunks are sealed and opened with. */
export interface ChunkKey {
  readonly holds: 'text' | 'events';
  readonly key: Buffer;
  readonly header: Buffer;
  readonly headerHash: Buffer;
}

/** A new key, and the header that holds it. @param id the session's, a UUID */
export function createChunkKey(id: string, wrapper: KeyWrapper): ChunkKey {
  const key = randomBytes(keyBytes);
  const wrapped = wrapper.wrap(key, nameOf(id));
  const length = Buffer.alloc(2);
  length.writeUInt16BE(wrapped.length);
  const start = [magic, Buffer.from([written]), bytesOf(id), length, wrapped];
  return withHash('events', key, Buffer.concat(start));
}

/** How long the header is, by its start; `null` while too little of it is there. */
export function headerLength(start: Buffer): number | null {
  if (start.length < fixedHeaderBytes) return null;
  return fixedHeaderBytes + start.readUInt16BE(fixedHeaderBytes - 2);
}

/** How much of a file to read for the header to be in it. */
export const headerRead = 1024;

/** @throws DamagedRecording */
export function readHeader(start: Buffer, id: string, wrapper: KeyWrapper): ChunkKey {
  const length = headerLength(start);
  if (length === null || start.length < length) throw new DamagedRecording('it has no header');
  const holds = contents.get(start[magic.length] ?? 0);
  if (!start.subarray(0, magic.length).equals(magic) || holds === undefined)
    throw new DamagedRecording('it does not begin as one');
  if (!start.subarray(idAt, idAt + idBytes).equals(bytesOf(id)))
    throw new DamagedRecording('it is of another session');
  try {
    const key = wrapper.unwrap(start.subarray(fixedHeaderBytes, length), nameOf(id));
    return withHash(holds, key, Buffer.from(start.subarray(0, length)));
  } catch {
    throw new DamagedRecording('its key does not open');
  }
}

/** Where a chunk stands. */
export interface ChunkPlace {
  /** From 0. */
  readonly number: number;
  /** Where what it holds begins, in bytes of the whole. */
  readonly offset: number;
}

/** The length of a sealed chunk that holds so much. */
export function sealedLength(length: number): number {
  return wordBytes + length + tagBytes;
}

/** @param target gets the sealed chunk: memory of its very length */
export function sealChunk(
  { key, headerHash }: ChunkKey,
  place: ChunkPlace,
  plain: Buffer,
  isLast: boolean,
  target: Buffer,
): void {
  target.writeUInt32BE((plain.length | (isLast ? finalBit : 0)) >>> 0);
  const cipher = createCipheriv(algorithm, key, nonceOf(place.number, isLast), {
    authTagLength: tagBytes,
  });
  cipher.setAAD(bound(headerHash, place, target.subarray(0, wordBytes)));
  for (let at = 0; at < plain.length; at += pieceBytes) {
    const piece = cipher.update(plain.subarray(at, at + pieceBytes));
    target.set(piece, wordBytes + at);
    giveBack(piece);
  }
  cipher.final();
  target.set(cipher.getAuthTag(), wordBytes + plain.length);
}

/** What a chunk's first word says. @throws DamagedRecording */
export function readWord(word: Buffer): { readonly length: number; readonly isLast: boolean } {
  const value = word.readUInt32BE(0);
  const length = value & ~finalBit;
  if (length > longestChunk) throw new DamagedRecording('a piece is too long');
  return { length, isLast: value >= finalBit };
}

/** @param chunk word, sealed text and tag @throws DamagedRecording */
export function openChunk({ key, headerHash }: ChunkKey, place: ChunkPlace, chunk: Buffer): Buffer {
  const word = chunk.subarray(0, wordBytes);
  const { length, isLast } = readWord(word);
  if (chunk.length !== wordBytes + length + tagBytes)
    throw new DamagedRecording('a piece is cut off');
  const decipher = createDecipheriv(algorithm, key, nonceOf(place.number, isLast), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(bound(headerHash, place, word));
  decipher.setAuthTag(chunk.subarray(wordBytes + length));
  try {
    const text = decipher.update(chunk.subarray(wordBytes, wordBytes + length));
    decipher.final();
    return text;
  } catch {
    throw new DamagedRecording('a piece was changed');
  }
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(nonceBytes);
  nonce.writeUInt8(isLast ? 1 : 0, 3);
  nonce.writeBigUInt64BE(BigInt(number), 4);
  return nonce;
}

function bound(headerHash: Buffer, { offset }: ChunkPlace, word: Buffer): Buffer {
  const start = Buffer.alloc(8);
  start.writeBigUInt64BE(BigInt(offset));
  return Buffer.concat([headerHash, start, word]);
}

function withHash(holds: ChunkKey['holds'], key: Buffer, header: Buffer): ChunkKey {
  return { holds, key, header, headerHash: createHash('sha256').update(header).digest() };
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function nameOf(id: string): string {
  return `recording ${id}`;
}
