import type { ResourceRow } from '#shared/model/search';
import { mayRequest } from '../../stores/primary-action';

/** The rows from one place to another, both included, in whichever direction, that may be asked for. */
export function rangeOf(
  rows: readonly ResourceRow[],
  from: number,
  to: number,
): readonly ResourceRow[] {
  return rows.slice(Math.min(from, to), Math.max(from, to) + 1).filter(mayRequest);
}
