import { ExpectedError } from '#shared/api/errors';
import type { Repository } from '../repository';
import { brokenStore, openDatabase } from './open';
import { createReader, type SyncReads } from './reader';
import { createWriter } from './writer';

/**
 * A {@link Repository} in one SQLite file.
 *
 * @throws ExpectedError `store_unusable` when the file is damaged, of a newer Daypass, or not ours
 */
export function openSqliteRepository(path: string): Repository {
  const database = openDatabase(path);
  const reader = createReader(database);
  const writeBatches = createWriter(database);
  let closed = false;

  function use<T>(work: () => T): Promise<T> {
    if (closed) return Promise.reject(new ExpectedError('internal', 'The cluster has stopped.'));
    try {
      return Promise.resolve(work());
    } catch (error) {
      return Promise.reject(brokenStore(error));
    }
  }

  const read =
    <Name extends keyof SyncReads>(name: Name) =>
    (...input: Parameters<SyncReads[Name]>) =>
      use(() =>
        (reader[name] as (...values: typeof input) => ReturnType<SyncReads[Name]>)(...input),
      );

  return {
    load: read('load'),
    commit: (batches) => use(() => writeBatches(batches)),
    findRequest: read('findRequest'),
    listRequests: read('listRequests'),
    findInvite: read('findInvite'),
    findRecording: read('findRecording'),
    listRecordings: read('listRecordings'),
    listAudit: read('listAudit'),
    searchAudit: read('searchAudit'),
    readAudit: read('readAudit'),
    changesSince: read('changesSince'),
    close() {
      if (!closed) {
        closed = true;
        try {
          database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        } catch {
          // On a full disk: what stays in the log is as durable there, and the next start reads it.
        } finally {
          database.close();
        }
      }
      return Promise.resolve();
    },
  };
}
