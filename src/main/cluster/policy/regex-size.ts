/** An escape, a class, a counted repetition, a parenthesis, or any other character. */
const piece = /\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d+)(?:,(\d*))?\}|[^]/gsu;

/**
 * Roughly how many characters a regular expression has once its counted repetitions are written out. Found without
 * compiling it, which would take time and memory for all of them.
 */
export function estimateSize(expression: string): number {
  const outer: number[] = [];
  let size = 0;
  let last = 0;
  for (const [text, least, most] of expression.matchAll(piece)) {
    if (text === '(') {
      outer.push(size);
      size = 0;
      last = 0;
    } else if (text === ')') {
      // The group itself counts too, so that many empty ones are not free.
      last = size + 1;
      size = (outer.pop() ?? 0) + last;
    } else if (least !== undefined) {
      const times = Math.max(1, Number(least), Number(most ?? 0));
      size += last * (times - 1);
      last *= times;
    } else {
      last = 1;
      size += 1;
    }
  }
  return size;
}
