import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

/** Commits a second that SQLite alone makes durable (WAL, synchronous=FULL), one small row each. */
export function bareCommitsPerSecond(folder: string, count: number): number {
  const own = mkdtempSync(join(folder, 'peer-'));
  const database = new Database(join(own, 'peer.db'));
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE reviews (request TEXT, author TEXT, verdict TEXT, at INTEGER)');
  const insert = database.prepare('INSERT INTO reviews VALUES (?, ?, ?, ?)');
  const started = performance.now();
  for (let at = 0; at < count; at += 1) insert.run(`request-${at}`, 'author', 'approve', at);
  const seconds = (performance.now() - started) / 1_000;
  database.close();
  rmSync(own, { recursive: true, force: true });
  return count / seconds;
}
