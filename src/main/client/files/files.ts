import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type {
  ConflictChoice,
  FileActivity,
  FileConnection,
  RemoteChange,
  TransferOrder,
} from '#shared/ipc/files';
import type { SshAccess } from '../profile/ssh-access';
import { changeRemote, listRemote, type RemoteListing } from './browse';
import { FilesConnection } from './files-connection';
import { Transfers, type StartTransfer } from './transfers';

export interface FilesOptions {
  readonly now: () => number;
  /** Told what there is, at most every quarter of a second while bytes move. */
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

const tellMs = 250;
/** How long closing waits for parts of files to be removed. */
const patienceMs = 3_000;

/** Connections to the files of machines, and what is copied over them. */
export class Files {
  readonly #options: FilesOptions;
  readonly #connections = new Map<string, FilesConnection>();
  readonly #transfers: Transfers;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: FilesOptions) {
    this.#options = options;
    const { now, onBug } = options;
    this.#transfers = new Transfers({ now, onBug, onChange: () => this.#tellSoon() });
  }

  snapshot(): FileActivity {
    return {
      connections: [...this.#connections.values()].map(({ state }) => state),
      transfers: this.#transfers.snapshots(),
    };
  }

  /** Starts connecting; how that goes is told by the state. */
  open(
    known: Pick<FileConnection, 'id' | 'profileId' | 'resource' | 'name' | 'login'>,
    access: () => Promise<SshAccess>,
  ): void {
    if (this.#connections.has(known.id))
      throw new ExpectedError('conflict', t('clientFiles.connection.isThere'));
    const { now } = this.#options;
    const connection: FilesConnection = new FilesConnection({
      ...{ known, access, now },
      onChange: () => this.#onConnection(connection),
    });
    this.#connections.set(known.id, connection);
    connection.start();
    this.#tell();
  }

  reconnect(id: string): void {
    this.#connection(id).reconnect();
  }

  async close(id: string): Promise<void> {
    const connection = this.#connections.get(id);
    if (!connection) return;
    // A server that does not answer must not keep the connection.
    const cancelled = this.#transfers.cancelAll(connection);
    await Promise.race([cancelled, sleep(patienceMs, undefined, { ref: false })]);
    connection.end(t('clientFiles.connection.closed'));
    this.#connections.delete(id);
    this.#tell();
  }

  list(id: string, path: string): Promise<RemoteListing> {
    return listRemote(this.#connection(id).open, path);
  }

  change(id: string, change: RemoteChange): Promise<void> {
    return changeRemote(this.#connection(id).open, change);
  }

  start(input: StartTransfer): void {
    const connection = this.#connection(input.connection);
    this.#transfers.start(input);
    this.#transfers.pump(connection);
    this.#tell();
  }

  async steer(id: string, order: TransferOrder): Promise<void> {
    const connection = this.#connections.get(this.#transfers.connectionOf(id)) ?? null;
    const isOnward = order === 'resume' || order === 'retry';
    if (isOnward && !connection) throw gone();
    await this.#transfers.steer(id, order, connection);
    if (isOnward) connection?.reconnect();
    if (connection) this.#transfers.pump(connection);
    this.#tell();
  }

  answer(id: string, choice: ConflictChoice, all: boolean): void {
    this.#transfers.answer(id, choice, all);
  }

  /** The computer slept, or its network came back: of a profile or all. */
  wake(profileId: string | null): void {
    for (const each of this.#connectionsOf(profileId)) each.wake();
  }

  endAll(reason: string, profileId: string | null): void {
    for (const each of this.#connectionsOf(profileId)) each.end(reason);
  }

  #onConnection(connection: FilesConnection): void {
    this.#transfers.follow(connection);
    this.#tell();
  }

  #connectionsOf(profileId: string | null): FilesConnection[] {
    return [...this.#connections.values()].filter(
      ({ state }) => profileId === null || state.profileId === profileId,
    );
  }

  #connection(id: string): FilesConnection {
    const connection = this.#connections.get(id);
    if (connection) return connection;
    throw gone();
  }

  #tell(): void {
    clearTimeout(this.#timer ?? undefined);
    this.#timer = null;
    this.#options.onChange();
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => this.#tell(), tellMs);
  }
}

function gone(): ExpectedError {
  return new ExpectedError('not_found', t('clientFiles.connection.gone'));
}
