import { watch, watchFile, unwatchFile } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Editors write a file in several steps: it is read once they are done. */
const settleMs = 60;
/** How often the file is looked at where the system does not tell of changes. */
const lookMs = 2_000;

/**
 * Calls `changed` soon after somebody changed the file. The folder is watched, because editors put a new file in the
 * place of the old one.
 *
 * @returns what ends it
 */
export function watchSettings(path: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  const soon = () => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(changed, settleMs);
    timer.unref();
  };
  const poll = () => {
    watchFile(path, { interval: lookMs, persistent: false }, soon);
  };
  let end = () => unwatchFile(path, soon);
  try {
    const watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
      if (name === null || name === basename(path)) soon();
    });
    watcher.on('error', () => {
      watcher.close();
      poll();
    });
    const endPolling = end;
    end = () => {
      watcher.close();
      endPolling();
    };
  } catch {
    poll();
  }
  return () => {
    if (timer) clearTimeout(timer);
    end();
  };
}
