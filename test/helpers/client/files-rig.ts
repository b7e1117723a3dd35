import { randomUUID, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Files } from '#main/client/files/files';
import type { StartTransfer } from '#main/client/files/transfers';
import { publicKeyBlob } from '#main/ssh/public-key';
import type { FileActivity, FileConnection, Transfer } from '#shared/ipc/files';

/** The client's files over some gateway, with a folder here and one for the server. */
export interface FilesRig {
  readonly files: Files;
  readonly connection: string;
  /** A path in the folder of this computer, and in that of the server. */
  here(...names: string[]): string;
  there(...names: string[]): string;
  until<T>(look: (activity: FileActivity) => T | null | undefined | false): Promise<T>;
  /** Waits until the connection is in this state. */
  connected(state: FileConnection['state']): Promise<FileConnection>;
  /** Begins to copy from one folder to the other. */
  start(direction: 'down' | 'up', names: readonly string[], more?: Partial<StartTransfer>): string;
  transfer(id: string, is: (transfer: Transfer) => boolean): Promise<Transfer>;
  /** Waits until it is through, failed or cancelled. */
  ended(id: string): Promise<Transfer>;
  close(): Promise<void>;
}

export async function startFilesRig(gateway: {
  readonly port: () => number;
  readonly hostKey: KeyObject;
  readonly login: string;
  readonly privateKey: KeyObject;
  readonly certificate: Buffer;
}): Promise<FilesRig> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'daypass-copy-')));
  for (const name of ['here', 'there']) mkdirSync(join(folder, name));
  const here = (...names: string[]): string => join(folder, 'here', ...names);
  const there = (...names: string[]): string => join(folder, 'there', ...names);
  const looks = new Set<() => void>();
  const bugs: unknown[] = [];
  const files = new Files({
    now: Date.now,
    onChange: () => {
      for (const look of looks) look();
    },
    onBug: (error) => bugs.push(error),
  });
  const connection = randomUUID();
  const known = {
    id: connection,
    profileId: randomUUID(),
    resource: '/demo/node/iot',
    name: 'iot',
  };
  files.open({ ...known, login: gateway.login }, async () => ({
    gateway: {
      ...{ host: '127.0.0.1', port: gateway.port(), hostAuthorities: [] },
      hostKey: publicKeyBlob(gateway.hostKey),
    },
    login: { certificate: gateway.certificate, privateKey: gateway.privateKey },
  }));
  const until: FilesRig['until'] = (look) =>
    new Promise((resolve) => {
      const check = (): void => {
        const found = look(files.snapshot());
        if (!found) return;
        looks.delete(check);
        resolve(found);
      };
      looks.add(check);
      check();
    });
  const transfer: FilesRig['transfer'] = (id, is) =>
    until(({ transfers }) => transfers.find((each) => each.id === id && is(each)));
  return {
    ...{ files, connection, here, there, until, transfer },
    connected: (state) =>
      until(({ connections }) => connections.find((each) => each.state === state)),
    start(direction, names, more = {}) {
      const id = randomUUID();
      const isUp = direction === 'up';
      files.start({
        ...{ transfer: id, connection, direction, folder: there(), local: here(), forDrag: false },
        names: isUp ? [] : names,
        sources: isUp ? names.map((name) => ({ name, path: here(name) })) : [],
        ...more,
      });
      return id;
    },
    ended: (id) => transfer(id, ({ state }) => ['done', 'failed', 'cancelled'].includes(state)),
    async close() {
      await files.close(connection);
      rmSync(folder, { recursive: true });
      if (bugs.length > 0) throw new AggregateError(bugs, 'What nobody foresaw happened');
    },
  };
}
