const pageStep = 8;

/**
 * Where an arrow key leads from a row; `null` for a key that does not move.
 *
 * @param columns how many stand beside each other: with several, the arrows to the sides move as well
 */
export function moved(key: string, active: number, count: number, columns = 1): number | null {
  const last = Math.max(0, count - 1);
  const by = (steps: number) => Math.max(0, Math.min(active + steps, last));
  // From the last whole line there may be nothing below, and then one stays.
  if (key === 'ArrowDown') return active + columns > last && columns > 1 ? active : by(columns);
  if (key === 'ArrowUp') return active - columns < 0 && columns > 1 ? active : by(-columns);
  if (key === 'PageDown') return by(pageStep * columns);
  if (key === 'PageUp') return by(-pageStep * columns);
  if (columns > 1 && key === 'ArrowRight') return by(1);
  if (columns > 1 && key === 'ArrowLeft') return by(-1);
  return null;
}
