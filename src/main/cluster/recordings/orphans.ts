import { readdir, rm } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Repository } from '../store/repository';
import type { Recordings } from './recordings';

const fileName = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.recording$/;

/** The ids of the recordings that have a file in a folder. */
export async function recordingsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.flatMap((name) => fileName.exec(name)?.[1] ?? []);
}

/**
 * Deletes the files of recordings that have no record, and so are listed nowhere: the cluster was cut off between
 * making the one and the other. No more than a session's first moment is in them, and nobody could tell whose.
 *
 * @param options.ids of files that an earlier run of the cluster left; a recording's record follows its file
 */
export async function removeOrphans(options: {
  readonly ids: readonly string[];
  readonly recordings: Pick<Recordings, 'pathOf'>;
  readonly repository: Pick<Repository, 'findRecording'>;
  readonly log: (message: string) => void;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { ids, recordings, repository, log, signal } = options;
  for (const id of ids) {
    // Others go first: there may be many, and nobody waits for this.
    await nextTurn();
    if (signal.aborted) return;
    if (await repository.findRecording(id)) continue;
    await rm(recordings.pathOf(id), { force: true });
    log(
      `The file of the recording ${id} was deleted: the cluster stopped before it was on record.`,
    );
  }
}
