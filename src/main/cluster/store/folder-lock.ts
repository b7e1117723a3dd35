import { join } from 'node:path';
import Database from 'libsql';
import { ExpectedError } from '#shared/api/errors';

/**
 * Holds a data folder for this process, by an exclusive transaction in a small database of its own. The operating
 * system lets go of it when the process ends, however it ends, so a crash never locks anybody out.
 *
 * @returns lets the folder go
 * @throws ExpectedError `conflict` while another process holds the folder
 */
export function lockFolder(folder: string): () => void {
  const database = new Database(join(folder, 'lock'));
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error;
    throw new ExpectedError(
      'conflict',
      'This cluster is already running in another Daypass. Use that one, or stop it and try again.',
    );
  }
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    database.exec('ROLLBACK');
    database.close();
  };
}
