import { isUtf8 } from 'node:buffer';

const nothing = Buffer.alloc(0);

/**
 * Turns pieces of bytes, cut anywhere, into pieces of valid UTF-8. The start of a character whose end has not come
 * yet is held over to the next piece; what is no UTF-8 becomes U+FFFD, as the Encoding Standard says. All pieces
 * together are what decoding the whole at once would give.
 */
export class Utf8Carry {
  #held: Buffer = nothing;

  /** @returns valid UTF-8, perhaps the given bytes themselves */
  take(bytes: Buffer): Buffer {
    const all = this.#held.length > 0 ? Buffer.concat([this.#held, bytes]) : bytes;
    const end = all.length - unfinished(all);
    // A copy: whoever handed the bytes over uses their memory for something else.
    this.#held = end < all.length ? Buffer.from(all.subarray(end)) : nothing;
    return validated(all.subarray(0, end));
  }

  /** What is still held over, at the end: a character that never came to its end. */
  rest(): Buffer {
    const rest = validated(this.#held);
    this.#held = nothing;
    return rest;
  }
}

function validated(bytes: Buffer): Buffer {
  return isUtf8(bytes) ? bytes : Buffer.from(bytes.toString('utf8'));
}

/** How many bytes at the end begin a character that may still become a valid one: 0 to 3. */
function unfinished(bytes: Buffer): number {
  const most = Math.min(3, bytes.length);
  for (let back = 1; back <= most; back += 1) {
    const at = bytes.length - back;
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) return 0;
    if (lead < 0xc0) continue;
    const isBegun = back < lengthOf(lead) && (back === 1 || secondFits(lead, bytes[at + 1] ?? 0));
    return isBegun ? back : 0;
  }
  return 0;
}

/** Bytes of the character that a byte of C0 and above begins; 0 where none begins so. */
function lengthOf(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** Whether a continuation byte may follow, by table 3-7 of the Unicode Standard. */
function secondFits(lead: number, second: number): boolean {
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return second >= least && second <= most;
}
