const pageStep = 8;

/** Where an arrow key leads from a row; `null` for a key that does not move. */
export function moved(key: string, active: number, count: number): number | null {
  const last = Math.max(0, count - 1);
  if (key === 'ArrowDown') return Math.min(active + 1, last);
  if (key === 'ArrowUp') return Math.max(active - 1, 0);
  if (key === 'PageDown') return Math.min(active + pageStep, last);
  if (key === 'PageUp') return Math.max(active - pageStep, 0);
  return null;
}
