import { closeSync, existsSync, openSync } from 'node:fs';
import Database from 'libsql';
import { ExpectedError } from '#shared/api/errors';
import { fillings, migrations } from './migrations';

/** What else has the file open, such as a backup or a cluster that is about to be gone, gets so long, in milliseconds. */
const patience = 3_000;

export type SqliteDatabase = Database.Database;

/**
 * Opens a database and brings its schema up to date, one transaction a step. WAL with `synchronous=FULL`: a commit
 * that returned is on disk. A file that is damaged or of a newer Daypass is left as it is.
 *
 * @throws ExpectedError `store_unusable`
 */
export function openDatabase(path: string): SqliteDatabase {
  const isNew = !existsSync(path);
  let database: SqliteDatabase | undefined;
  try {
    // SQLite gives its other files the mode of this one.
    if (isNew) closeSync(openSync(path, 'wx', 0o600));
    database = new Database(path);
    database.exec(`PRAGMA busy_timeout = ${patience}`);
    const version = readVersion(database);
    if (version > migrations.length) throw newerStore(path, version);
    if (version === 0 && !isNew && hasTables(database)) throw foreignStore(path);
    checkIntegrity(database, path);
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    database.exec('PRAGMA foreign_keys = ON');
    migrate(database, version);
    // From now on everybody would wait with it: what cannot be written at once is refused.
    database.exec('PRAGMA busy_timeout = 0');
    return database;
  } catch (error) {
    if (database) database.close();
    throw error instanceof ExpectedError ? error : unreadableStore(path, error);
  }
}

function readVersion(database: SqliteDatabase): number {
  const [row] = database.prepare('PRAGMA user_version').all() as { user_version: number }[];
  return row?.user_version ?? 0;
}

function hasTables(database: SqliteDatabase): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').all().length > 0;
}

function checkIntegrity(database: SqliteDatabase, path: string): void {
  const rows = database.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
  const found = rows[0]?.quick_check ?? 'no answer';
  if (found !== 'ok') throw damagedStore(path, new Error(found));
}

function migrate(database: SqliteDatabase, from: number): void {
  migrations.slice(from).forEach((step, index) => {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(step);
      fillings.get(step)?.(database);
      database.exec(`PRAGMA user_version = ${from + index + 1}`);
      database.exec('COMMIT');
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  });
}

function newerStore(path: string, version: number): ExpectedError {
  return new ExpectedError(
    'store_unusable',
    `The cluster's records in ${path} were written by a newer Daypass (schema ${version}; this one knows ` +
      `${migrations.length}). Nothing was changed. Install the newer Daypass, or choose another folder.`,
  );
}

function foreignStore(path: string): ExpectedError {
  return new ExpectedError(
    'store_unusable',
    `${path} is a database, but not one of Daypass. Nothing was changed. Move it away or choose another folder.`,
  );
}

/** A read or write that failed while running, such as on a full disk. Callers of the API may read it. */
export function brokenStore(cause: unknown): ExpectedError {
  return new ExpectedError(
    'store_unusable',
    "The cluster's records could not be read or written. What you just asked for was not done; everything " +
      'acknowledged before is kept. See that its disk has room, and try again.',
    { cause },
  );
}

function unreadableStore(path: string, cause: unknown): ExpectedError {
  const { code } = cause as { readonly code?: unknown };
  if (!String(code).startsWith('SQLITE_BUSY')) return damagedStore(path, cause);
  return new ExpectedError(
    'store_unusable',
    `The cluster's records in ${path} are in use by another program, such as a backup. Nothing was changed. Wait ` +
      'for it or end it, and try again.',
    { cause },
  );
}

function damagedStore(path: string, cause: unknown): ExpectedError {
  const text = cause instanceof Error ? cause.message : String(cause);
  return new ExpectedError(
    'store_unusable',
    `The cluster's records in ${path} are damaged or cannot be read. Nothing was changed. Restore the folder ` +
      'from a backup, or move it away and create the cluster anew.',
    { details: [text], cause },
  );
}
