import { signatureOf, type Signature } from './signature';

/** How many numbers a signature takes. */
const signed = 5;

/**
 * Texts in one array of UTF-16 units, a row each: a hundred thousand names are a few megabytes, and no objects. Each
 * text is signed, so that most that lack a word are told apart without a look.
 */
export class TextColumn {
  units = new Uint16Array(1_024);
  /** Where each row starts, and one more entry past the end. */
  starts = new Uint32Array(257);
  /** By row: characters, starts, digits, low and high; see {@link Signature}. */
  #signatures = new Uint32Array(256 * signed);
  count = 0;

  add(text: string): void {
    const row = this.count;
    const from = this.starts[row] ?? 0;
    const to = from + text.length;
    this.#makeRoom(row + 1, to);
    for (let at = 0; at < text.length; at++) this.units[from + at] = text.charCodeAt(at);
    this.count += 1;
    this.starts[row + 1] = to;
    const { characters, starts, digits, low, high } = signatureOf(this.units, from, to);
    this.#signatures.set([characters, starts, digits, low, high], row * signed);
  }

  text(row: number): string {
    const units = this.units.subarray(this.starts[row] ?? 0, this.starts[row + 1] ?? 0);
    return String.fromCharCode(...units);
  }

  /** The first row from one on that may hold a word signed so: those passed over surely do not. `count` for none. */
  next(from: number, { characters, digits, low, high }: Signature): number {
    const { count } = this;
    const signatures = this.#signatures;
    for (let row = from; row < count; row++) {
      const at = row * signed;
      const missing =
        (characters & ~(signatures[at] ?? 0)) |
        (digits & 0x3ff & ~(signatures[at + 2] ?? 0)) |
        (low & ~(signatures[at + 3] ?? 0)) |
        (high & ~(signatures[at + 4] ?? 0));
      if (missing === 0) return row;
    }
    return count;
  }

  /**
   * The first row from one on of which a word may start as one signed so does, with its characters in any place.
   *
   * @param first the signature of its first character
   * @param slips how many characters may be missing
   */
  nextLoose(from: number, word: Signature, first: Signature, slips: 0 | 1): number {
    const { count } = this;
    const signatures = this.#signatures;
    const { characters } = word;
    const digits = word.digits & 0x3ff;
    for (let row = from; row < count; row++) {
      const at = row * signed;
      const other = signatures[at + 2] ?? 0;
      if ((first.starts & ~(signatures[at + 1] ?? 0)) | (first.digits & ~other)) continue;
      const letters = characters & ~(signatures[at] ?? 0);
      const numbers = digits & ~other;
      if ((letters | numbers) === 0) return row;
      if (slips === 0 || (letters !== 0 && numbers !== 0)) continue;
      if (((letters & (letters - 1)) | (numbers & (numbers - 1))) === 0) return row;
    }
    return count;
  }

  /** Lets go of the room for more rows. */
  trim(): void {
    this.units = this.units.slice(0, this.starts[this.count]);
    this.starts = this.starts.slice(0, this.count + 1);
    this.#signatures = this.#signatures.slice(0, this.starts.length * signed);
  }

  get bytes(): number {
    return this.units.byteLength + this.starts.byteLength + this.#signatures.byteLength;
  }

  #makeRoom(rows: number, units: number): void {
    if (units > this.units.length) this.units = grown(this.units, units);
    if (rows < this.starts.length) return;
    this.starts = grown(this.starts, rows + 1);
    this.#signatures = grown(this.#signatures, this.starts.length * signed);
  }
}

/** The same numbers with room for more: half as much again, so that growing one by one stays cheap. */
export function grown<Numbers extends Uint16Array | Uint32Array>(
  before: Numbers,
  atLeast: number,
): Numbers {
  const room = Math.max(atLeast, Math.ceil(before.length * 1.5));
  const after = new (before.constructor as new (length: number) => Numbers)(room);
  after.set(before);
  return after;
}
