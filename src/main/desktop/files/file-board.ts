import { t } from '#shared/i18n/text';
import type { FileActivity, FileConnection } from '#shared/ipc/files';
import { isUnderWay } from '#shared/model/file';

/** What the client process last told of files, and what a client process that stopped took with it. */
export class FileBoard {
  readonly #listeners: ((activity: FileActivity) => void)[] = [];
  #known: FileActivity = { connections: [], transfers: [] };
  #lost: FileActivity = { connections: [], transfers: [] };

  get activity(): FileActivity {
    return {
      connections: [...this.#lost.connections, ...this.#known.connections],
      transfers: [...this.#lost.transfers, ...this.#known.transfers],
    };
  }

  /** How many copies are under way. */
  get underWay(): number {
    return this.activity.transfers.filter(isUnderWay).length;
  }

  onChange(listener: (activity: FileActivity) => void): void {
    this.#listeners.push(listener);
  }

  take(activity: FileActivity): void {
    this.#known = activity;
    this.#tell();
  }

  /** The client process stopped. Parts of files that it was copying are still there. */
  lose(reason: string): void {
    const { connections, transfers } = this.activity;
    this.#known = { connections: [], transfers: [] };
    this.#lost = {
      connections: connections.map((each) => ({ ...each, state: 'ended' as const, reason })),
      transfers: transfers.map((each) =>
        isUnderWay(each)
          ? {
              ...each,
              ...{ state: 'failed' as const, question: null, rate: 0 },
              reason: t('desktop.files.copyKept', { reason }),
            }
          : each,
      ),
    };
    this.#tell();
  }

  /** Forgets a connection that was lost so. @returns `null` when it was not */
  takeLostConnection(id: string): FileConnection | null {
    const found = this.#lost.connections.find((each) => each.id === id) ?? null;
    if (!found) return null;
    const connections = this.#lost.connections.filter((each) => each !== found);
    this.#lost = { ...this.#lost, connections };
    this.#tell();
    return found;
  }

  /** Whether it was one that was lost so. */
  forgetLostTransfer(id: string): boolean {
    const transfers = this.#lost.transfers.filter((each) => each.id !== id);
    if (transfers.length === this.#lost.transfers.length) return false;
    this.#lost = { ...this.#lost, transfers };
    this.#tell();
    return true;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.activity);
  }
}
