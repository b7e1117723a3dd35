import { lengthByLead, secondFits } from './utf8';

const nothing = Buffer.alloc(0);

/**
 * Puts characters together that come in pieces: the start of one whose end has not come yet is held over to the next
 * piece. So each piece can be looked at by itself, also where it is no UTF-8.
 */
export class Utf8Carry {
  #held: Buffer = nothing;

  /** @returns perhaps a part of the given bytes themselves */
  take(bytes: Buffer): Buffer {
    const all = this.#held.length > 0 ? Buffer.concat([this.#held, bytes]) : bytes;
    const end = all.length - unfinished(all);
    // A copy: whoever handed the bytes over uses their memory for something else.
    this.#held = end < all.length ? Buffer.from(all.subarray(end)) : nothing;
    return all.subarray(0, end);
  }

  /** What is still held over, at the end: a character that never came to its end. */
  rest(): Buffer {
    const rest = this.#held;
    this.#held = nothing;
    return rest;
  }
}

/** How many bytes at the end begin a character that may still become a valid one: 0 to 3. */
function unfinished(bytes: Buffer): number {
  const most = Math.min(3, bytes.length);
  for (let back = 1; back <= most; back += 1) {
    const at = bytes.length - back;
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) return 0;
    if (lead < 0xc0) continue;
    const isBegun =
      back < lengthByLead(lead) && (back === 1 || secondFits(lead, bytes[at + 1] ?? 0));
    return isBegun ? back : 0;
  }
  return 0;
}
