/**
 * One text a row, all in one string, so that a word is found in every row by the engine's own substring search.
 * Texts and words must be lower-cased alike; neither may hold a line break, which parts the rows.
 */
export class TextColumn {
  readonly #text: string;
  /** Where each row starts, and one more entry past the end. */
  readonly #starts: Uint32Array;

  constructor(rows: readonly string[]) {
    this.#text = rows.join('\n');
    this.#starts = new Uint32Array(rows.length + 1);
    let at = 0;
    rows.forEach((row, index) => {
      this.#starts[index] = at;
      at += row.length + 1;
    });
    this.#starts[rows.length] = at;
  }

  /** Calls back with each row that holds the word, in ascending order, once each. */
  find(word: string, found: (row: number) => void): void {
    const text = this.#text;
    const starts = this.#starts;
    const rows = starts.length - 1;
    let row = 0;
    for (let at = text.indexOf(word); at !== -1 && row < rows;) {
      row = this.#rowAt(at, row);
      found(row);
      row += 1;
      at = text.indexOf(word, starts[row] ?? text.length);
    }
  }

  /** The row that a position lies in, looked for from a row that is not after it. */
  #rowAt(position: number, from: number): number {
    const starts = this.#starts;
    let low = from;
    let step = 1;
    while (low + step < starts.length && (starts[low + step] ?? 0) <= position) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, starts.length - 1);
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle;
    }
    return low;
  }
}
