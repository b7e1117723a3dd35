import { diffArrays } from 'diff';

/** A line of two texts that are compared. */
export interface DiffLine {
  readonly type: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Lines that are shown, or how many were left out because they are the same. */
export type DiffPart =
  | { readonly type: 'lines'; readonly lines: readonly DiffLine[] }
  | { readonly type: 'skipped'; readonly count: number };

/** Texts that differ in more lines than this are shown as replaced: comparing them would take longer than a key press. */
const mostEdits = 1_000;

const linesOf = (text: string): string[] =>
  text === '' ? [] : text.replace(/\n$/, '').split('\n');

const marked = (type: DiffLine['type'], lines: readonly string[]) =>
  lines.map((text): DiffLine => ({ type, text }));

/** What was removed from one text and added to get another, line by line. */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const changes = diffArrays(old, fresh, { maxEditLength: mostEdits });
  if (!changes) return [...marked('removed', old), ...marked('added', fresh)];
  return changes.flatMap(({ value, added, removed }) =>
    marked(added ? 'added' : removed ? 'removed' : 'same', value),
  );
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
