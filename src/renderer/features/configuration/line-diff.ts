/** A line of two texts that are compared. */
export interface DiffLine {
  readonly type: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Lines that are shown, or how many were left out because they are the same. */
export type DiffPart =
  | { readonly type: 'lines'; readonly lines: readonly DiffLine[] }
  | { readonly type: 'skipped'; readonly count: number };

/** Above this many pairs of lines, comparing each with each would take too long for a key press. */
const mostPairs = 1_000_000;

const linesOf = (text: string): readonly string[] =>
  text === '' ? [] : text.replace(/\n$/, '').split('\n');

/** How many lines two texts share at their beginning. */
function sharedStart(before: readonly string[], after: readonly string[]): number {
  let count = 0;
  while (count < before.length && count < after.length && before[count] === after[count]) count++;
  return count;
}

/** The lengths of the longest common runs of lines, from each pair of places on. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1;
  const table = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const below = table[(i + 1) * width + j] ?? 0;
      const right = table[i * width + j + 1] ?? 0;
      const both = (table[(i + 1) * width + j + 1] ?? 0) + 1;
      table[i * width + j] = before[i] === after[j] ? both : Math.max(below, right);
    }
  return table;
}

const marked = (type: DiffLine['type'], lines: readonly string[]) =>
  lines.map((text): DiffLine => ({ type, text }));

function middleDiff(before: readonly string[], after: readonly string[]): DiffLine[] {
  if (before.length * after.length > mostPairs)
    return [...marked('removed', before), ...marked('added', after)];
  const table = commonLengths(before, after);
  const width = after.length + 1;
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    const [old = '', fresh = ''] = [before[i], after[j]];
    if (old === fresh) {
      lines.push({ type: 'same', text: old });
      i++;
      j++;
    } else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) {
      lines.push({ type: 'removed', text: old });
      i++;
    } else {
      lines.push({ type: 'added', text: fresh });
      j++;
    }
  }
  return [...lines, ...marked('removed', before.slice(i)), ...marked('added', after.slice(j))];
}

/** What was removed from one text and added to get another, line by line. */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const start = sharedStart(old, fresh);
  const [oldRest, freshRest] = [old.slice(start), fresh.slice(start)];
  const end = sharedStart(oldRest.toReversed(), freshRest.toReversed());
  return [
    ...marked('same', old.slice(0, start)),
    ...middleDiff(
      oldRest.slice(0, oldRest.length - end),
      freshRest.slice(0, freshRest.length - end),
    ),
    ...marked('same', old.slice(old.length - end)),
  ];
}

/**
 * The changes with some lines around them.
 *
 * @param around how many lines that are the same stay before and after a change
 */
export function withoutTheSame(lines: readonly DiffLine[], around = 3): readonly DiffPart[] {
  const changed = lines.flatMap(({ type }, index) => (type === 'same' ? [] : [index]));
  const parts: DiffPart[] = [];
  let next = 0;
  let at = 0;
  while (at < changed.length) {
    const from = Math.max(next, (changed[at] ?? 0) - around);
    while (at + 1 < changed.length && (changed[at + 1] ?? 0) - (changed[at] ?? 0) <= 2 * around + 1)
      at++;
    const to = Math.min(lines.length, (changed[at] ?? 0) + around + 1);
    if (from > next) parts.push({ type: 'skipped', count: from - next });
    parts.push({ type: 'lines', lines: lines.slice(from, to) });
    next = to;
    at++;
  }
  if (next < lines.length) parts.push({ type: 'skipped', count: lines.length - next });
  return parts;
}
