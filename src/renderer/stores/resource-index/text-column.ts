import { nearness, standing, type Needle } from './match';
import { signatureOf } from './signature';

/** How many numbers a signature takes. */
const signed = 5;
/** The digits of a signature; those that words start with are above them. */
const mostDigits = 0x3ff;

/**
 * Texts in one array of UTF-16 units, a row each: a hundred thousand names are a few megabytes, and no objects. Each
 * text is signed, so that most that lack a word are told apart without a look.
 */
export class TextColumn {
  units = new Uint16Array(1_024);
  /** Where each row starts, and one more entry past the end. */
  starts = new Uint32Array(257);
  /** By row: characters, starts, digits, low and high; see {@link signatureOf}. */
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

  /** Looks for a word as it stands. @returns {@link nearness}, up to `inside`, or `none` */
  standing(row: number, { units: word, signature, isSigned }: Needle): number {
    const signatures = this.#signatures;
    const at = row * signed;
    const { characters, digits, low, high } = signature;
    const missing =
      (characters & ~(signatures[at] ?? 0)) |
      (digits & mostDigits & ~(signatures[at + 2] ?? 0)) |
      (low & ~(signatures[at + 3] ?? 0)) |
      (high & ~(signatures[at + 4] ?? 0));
    if (missing !== 0) return nearness.none;
    const [from, to] = [this.starts[row] ?? 0, this.starts[row + 1] ?? 0];
    if (!isSigned) return standing(this.units, from, to, word);
    if (this.units[from] === word[0]) return to - from === 1 ? nearness.whole : nearness.start;
    const isStart =
      (signature.starts & (signatures[at + 1] ?? 0)) |
      (digits & ~mostDigits & (signatures[at + 2] ?? 0));
    return isStart === 0 ? nearness.inside : nearness.wordStart;
  }

  /**
   * Whether a word of a row may start as one does, with its characters in any place.
   *
   * @param slips how many characters may be missing
   */
  mayStartLoosely(row: number, { signature: word, first }: Needle, slips: 0 | 1): boolean {
    const signatures = this.#signatures;
    const at = row * signed;
    const other = signatures[at + 2] ?? 0;
    if ((first.starts & ~(signatures[at + 1] ?? 0)) | (first.digits & ~other)) return false;
    const letters = word.characters & ~(signatures[at] ?? 0);
    const numbers = word.digits & mostDigits & ~other;
    if ((letters | numbers) === 0) return true;
    if (slips === 0 || (letters !== 0 && numbers !== 0)) return false;
    return ((letters & (letters - 1)) | (numbers & (numbers - 1))) === 0;
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
