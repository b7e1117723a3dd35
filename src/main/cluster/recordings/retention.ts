import type { Closable } from '#shared/lib/closable';
import { startEvery } from '../every';
import type { RecordingArchive } from './recording-archive';

/** Old recordings are looked for this often, in milliseconds. */
const sweepMs = 60 * 60_000;

/** Deletes recordings that are older than the cluster keeps them: now, and every hour. */
export function startRetention(
  archive: Pick<RecordingArchive, 'sweep'>,
  onBug: (error: unknown) => void,
): Closable {
  return startEvery(sweepMs, () => archive.sweep(), onBug);
}
