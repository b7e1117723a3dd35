import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqliteRepository } from '#main/cluster/store/sqlite/repository';
import { openLedgerRig, userRecord, type LedgerRig } from '../../../helpers/cluster/ledger-rig';

const libsql = createRequire(import.meta.url).resolve('libsql');

let rig: LedgerRig;
/** A copy of the store that nothing in this process ever opened. */
let path: string;
let holder: ChildProcess | null = null;
beforeEach(async () => {
  rig = await openLedgerRig();
  await rig.put({ type: 'user', user: userRecord('alice') });
  await rig.repository.close();
  path = `${rig.path}.copy`;
  copyFileSync(rig.path, path);
});
afterEach(async () => {
  holder?.kill('SIGKILL');
  holder = null;
  await rig.close();
});

/** Another program that keeps everybody out for a while, readers too. */
async function holdFor(ms: number): Promise<void> {
  const program = `
    const database = new (require(${JSON.stringify(libsql)}))(${JSON.stringify(path)});
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
    database.exec('CREATE TABLE theirs (a)');
    console.log('held');
    setTimeout(() => process.exit(), ${ms});
  `;
  holder = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (holder.stdout) await once(holder.stdout, 'data');
}

it('is waited for while another program is about to let go of it', async () => {
  await holdFor(700);
  const repository = openSqliteRepository(path);
  expect((await repository.load(1)).users.map(({ name }) => name)).toEqual(['alice']);
  await repository.close();
});

it('is not taken for damaged while another program keeps it', async () => {
  await holdFor(60_000);
  expect(() => openSqliteRepository(path)).toThrow('in use by another program');
});
