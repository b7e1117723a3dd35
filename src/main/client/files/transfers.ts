import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { ConflictChoice, Transfer as TransferState, TransferOrder } from '#shared/ipc/files';
import type { FilesConnection } from './files-connection';
import { localSide } from './local-side';
import type { Chosen } from './plan';
import { joinRemote } from './remote-path';
import { remoteSide } from './remote-side';
import type { FileSide } from './side';
import { Transfer } from './transfer';

/** What a transfer begins with; paths of this computer are whole ones, and main has checked them. */
export interface StartTransfer {
  readonly transfer: string;
  readonly connection: string;
  readonly direction: 'down' | 'up';
  /** The folder on the server. */
  readonly folder: string;
  /** `down`: the folder here. `up`: the folder that the sources lie in, for people. */
  readonly local: string;
  /** `down`: names in the folder on the server. */
  readonly names: readonly string[];
  /** `up`: what is sent. */
  readonly sources: readonly Chosen[];
  readonly forDrag: boolean;
}

/** So many transfers of one connection run at once; the others wait for their turn. */
const atOnce = 2;

/** What is copied, and waits for its turn or for its connection. */
export class Transfers {
  readonly #options: {
    readonly now: () => number;
    readonly onChange: () => void;
    readonly onBug: (error: unknown) => void;
  };
  readonly #transfers = new Map<string, Transfer>();
  readonly #here = localSide();
  readonly #parts = new Set<string>();

  constructor(options: {
    readonly now: () => number;
    readonly onChange: () => void;
    readonly onBug: (error: unknown) => void;
  }) {
    this.#options = options;
  }

  snapshots(): TransferState[] {
    return [...this.#transfers.values()].map((each) => each.snapshot());
  }

  start(input: StartTransfer): void {
    const { transfer: id, connection, direction, folder, local, forDrag } = input;
    const chosen =
      direction === 'down'
        ? input.names.map((name) => ({ name, path: joinRemote(folder, name) }))
        : input.sources;
    const names = chosen.map(({ name }) => name);
    const { now, onChange } = this.#options;
    const transfer = new Transfer({
      known: { id, connection, direction, names, local, remote: folder, forDrag },
      ...{ chosen, here: this.#here, parts: this.#parts, now, onChange },
    });
    this.#transfers.set(id, transfer);
  }

  connectionOf(id: string): string {
    return this.#get(id).known.connection;
  }

  async steer(id: string, order: TransferOrder, connection: FilesConnection | null): Promise<void> {
    const transfer = this.#get(id);
    switch (order) {
      case 'pause':
        return transfer.pause();
      case 'resume':
        return transfer.resume();
      case 'retry':
        return transfer.retry();
      case 'cancel':
        return transfer.cancel(connection && sideOf(connection));
      case 'forget':
        if (transfer.isFinal && !transfer.isRunning) this.#transfers.delete(id);
    }
  }

  answer(id: string, choice: ConflictChoice, all: boolean): void {
    this.#get(id).answer(choice, all);
  }

  async cancelAll(connection: FilesConnection): Promise<void> {
    for (const transfer of this.#of(connection)) await transfer.cancel(sideOf(connection));
  }

  /** The connection is another one, or gone. */
  follow(connection: FilesConnection): void {
    const { state, reason } = connection.state;
    if (state === 'reconnecting' || state === 'ended')
      for (const transfer of this.#of(connection)) transfer.lose(reason, state === 'reconnecting');
    this.pump(connection);
  }

  /** Lets run whatever has its turn. */
  pump(connection: FilesConnection): void {
    const side = sideOf(connection);
    const all = this.#of(connection);
    const free = atOnce - all.filter(({ isRunning }) => isRunning).length;
    if (!side || free <= 0) return;
    for (const transfer of all.filter(({ isReady }) => isReady).slice(0, free))
      void transfer
        .run(side)
        .catch(this.#options.onBug)
        .finally(() => this.pump(connection));
  }

  #of(connection: FilesConnection): Transfer[] {
    const { id } = connection.state;
    return [...this.#transfers.values()].filter(({ known }) => known.connection === id);
  }

  #get(id: string): Transfer {
    const transfer = this.#transfers.get(id);
    if (transfer) return transfer;
    throw new ExpectedError('not_found', t('clientFiles.transfer.gone'));
  }
}

function sideOf({ sftp, state }: FilesConnection): FileSide | null {
  return sftp && remoteSide(sftp, `${state.login}@${state.resource}`);
}
