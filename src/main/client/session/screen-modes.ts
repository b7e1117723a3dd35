/**
 * The private modes of a terminal (DECSET and DECRST; ECMA-48 `CSI ? Pm h` and `CSI ? Pm l`, numbers as in xterm's
 * control sequences) that a program sets and that outlast what scrolls away, each with how a terminal starts.
 */
const defaults: ReadonlyMap<number, boolean> = new Map([
  // The alternate screen first: what follows is set on the screen that is shown.
  ...([47, 1047, 1049] as const).map((mode) => [mode, false] as const),
  // Cursor keys, origin, wrapping, cursor.
  ...([
    [1, false],
    [6, false],
    [7, true],
    [25, true],
  ] as const),
  // Mouse, focus, and how the mouse is told.
  ...([9, 1000, 1002, 1003, 1004, 1005, 1006, 1015, 1016] as const).map(
    (mode) => [mode, false] as const,
  ),
  // Bracketed paste, synchronized output.
  ...([2004, 2026] as const).map((mode) => [mode, false] as const),
]);

const introducer = Buffer.from('\x1b[?', 'latin1');
const fullReset = Buffer.from('\x1bc', 'latin1');
/** A longer sequence is none that sets modes. */
const longestSequence = 64;

/** Follows the modes that a stream of terminal output leaves behind. */
export class ScreenModes {
  readonly #changed = new Map<number, boolean>();
  /** The beginning of a sequence whose end has not come yet. */
  #begun: Buffer = Buffer.alloc(0);

  read(piece: Buffer): void {
    let bytes = this.#begun.length === 0 ? piece : Buffer.concat([this.#begun, piece]);
    this.#begun = Buffer.alloc(0);
    const reset = bytes.lastIndexOf(fullReset);
    if (reset >= 0) {
      this.#changed.clear();
      bytes = bytes.subarray(reset + fullReset.length);
    }
    let at = bytes.indexOf(introducer);
    while (at >= 0) {
      const length = this.#readSequence(bytes.subarray(at, at + longestSequence));
      if (length === null) return this.#keep(bytes.subarray(at));
      at = bytes.indexOf(introducer, at + length);
    }
    this.#keep(begunIntroducer(bytes));
  }

  /** What brings a terminal that was just started into these modes. */
  restore(): string {
    return this.#write((isSet) => isSet);
  }

  /** What brings a terminal in these modes back to how it starts: its screen, its cursor, its colours. */
  leave(): string {
    // DECSTR, the soft reset, takes back colours and margins and leaves the cursor where it is.
    return `${this.#write((isSet) => !isSet)}\x1b[!p\x1b[0m`;
  }

  #write(wanted: (isSet: boolean) => boolean): string {
    return [...defaults.keys()]
      .flatMap((mode) => {
        const isSet = this.#changed.get(mode);
        return isSet === undefined ? [] : [`\x1b[?${mode}${wanted(isSet) ? 'h' : 'l'}`];
      })
      .join('');
  }

  /** @returns its length; `null` when its end is still to come */
  #readSequence(bytes: Buffer): number | null {
    let end = introducer.length;
    while (end < bytes.length && isParameter(bytes[end])) end++;
    if (end === bytes.length) return bytes.length < longestSequence ? null : bytes.length;
    const final = bytes.toString('latin1', end, end + 1);
    if (final !== 'h' && final !== 'l') return end;
    for (const text of bytes.toString('latin1', introducer.length, end).split(';'))
      this.#set(Number(text), final === 'h');
    return end + 1;
  }

  #set(mode: number, isSet: boolean): void {
    const start = defaults.get(mode);
    if (start === undefined) return;
    if (start === isSet) this.#changed.delete(mode);
    else this.#changed.set(mode, isSet);
  }

  #keep(begun: Buffer): void {
    // A copy: what was read may be written over.
    if (begun.length > 0) this.#begun = Buffer.from(begun);
  }
}

/** Digits and what parts them. */
function isParameter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || byte === 0x3b);
}

/** The end of the bytes, where it may be the beginning of a sequence. */
function begunIntroducer(bytes: Buffer): Buffer {
  const escape = bytes.lastIndexOf(0x1b);
  const rest = escape < 0 ? Buffer.alloc(0) : bytes.subarray(escape);
  const isBegun =
    rest.length < introducer.length && introducer.subarray(0, rest.length).equals(rest);
  return isBegun ? rest : Buffer.alloc(0);
}
