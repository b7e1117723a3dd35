import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Ledger } from '../audit/ledger';
import { createKeyWrapper, type KeyWrapper } from '../authority/key-wrapper';
import type { Backend } from '../backend';
import { recordingsIn, removeOrphans } from '../recordings/orphans';
import { createRecordingArchive } from '../recordings/recording-archive';
import { realDisk, type RecordingDisk } from '../recordings/recording-disk';
import { createRecordings } from '../recordings/recordings';
import { startRetention } from '../recordings/retention';
import { keepSecret } from '../secret-file';
import type { Undo } from './undo';

const keyBytes = 32;

/** Makes recordings possible, after closing those that an earlier run of the cluster left open. */
export async function openRecordings(options: {
  readonly dataDir: string;
  readonly wrapper: KeyWrapper | null;
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly onBug: (error: unknown) => void;
  readonly log: (message: string) => void;
  readonly disk?: RecordingDisk | undefined;
  readonly undo: Undo;
}): Promise<Pick<Backend, 'recordings' | 'archive'>> {
  const { dataDir, ledger, now, onBug, log, disk = realDisk, undo } = options;
  const key = keepSecret({
    path: join(dataDir, 'recording-key.json'),
    name: 'recording key',
    wrapper: options.wrapper,
    make: () => randomBytes(keyBytes),
  });
  const wrapper = createKeyWrapper(key);
  const folder = join(dataDir, 'recordings');
  const recordings = createRecordings({ folder, wrapper, disk, ledger, now, onBug });
  const archive = createRecordingArchive({ recordings, wrapper, ledger, now });
  const ids = await recordingsIn(folder);
  await archive.repair();
  const stop = new AbortController();
  const { repository } = ledger;
  const { signal } = stop;
  const cleared = removeOrphans({ ids, recordings, repository, log, signal }).catch(onBug);
  undo.push(() => {
    stop.abort();
    return cleared;
  });
  // The gateway, which closes before, ends every session.
  undo.push(() => recordings.close());
  const retention = startRetention(archive, onBug);
  undo.push(() => retention.close());
  return { recordings, archive };
}
