import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { byteText } from '#shared/lib/byte-text';
import { copyOne, type CopyContext } from './copy-one';
import type { Plan, PlannedFile } from './plan';
import { isLost } from './remote-side';
import type { Tally } from './tally';

/** So many files of one transfer are copied at once: small ones wait for the server, not for each other. */
const workers = 4;

/** What of a transfer is still to be done, over whatever connection. */
export class Work {
  readonly #tally: Tally;
  readonly #blocked = new Set<string>();
  readonly #plan: Plan;
  readonly #waiting: PlannedFile[];
  readonly #failed: PlannedFile[] = [];

  constructor(plan: Plan, tally: Tally) {
    this.#plan = plan;
    this.#tally = tally;
    // The next one is the last: taking from the end costs nothing, however many there are.
    this.#waiting = plan.files.toReversed();
    tally.planned(plan);
  }

  /** What failed is to be done once more. */
  takeBack(): void {
    this.#tally.takeBack(this.#failed);
    this.#waiting.push(...this.#failed.splice(0));
  }

  /** @throws ExpectedError for what keeps all of it: no room, a lost connection */
  async run(context: CopyContext): Promise<void> {
    await this.#checkRoom(context);
    await this.#makeFolders(context);
    const stop = new AbortController();
    const signal = AbortSignal.any([context.signal, stop.signal]);
    let failure: unknown = null;
    const work = async (): Promise<void> => {
      for (let file = this.#waiting.pop(); file; file = this.#waiting.pop())
        await this.#copy({ ...context, signal }, file);
    };
    const all = Array.from({ length: workers }, () =>
      work().catch((error: unknown) => {
        failure ??= error;
        stop.abort();
      }),
    );
    await Promise.all(all);
    if (failure !== null) throw failure;
  }

  async #checkRoom({ to, root }: CopyContext): Promise<void> {
    const needed = this.#waiting.reduce((sum, { size }) => sum + size, 0);
    const room = await to.room(root);
    if (room !== null && room < needed)
      throw new ExpectedError(
        'limit_exceeded',
        t('clientFiles.transfer.noRoom', { needed: byteText(needed), room: byteText(room) }),
      );
  }

  async #makeFolders({ to, root }: CopyContext): Promise<void> {
    for (const { target, name } of this.#plan.folders) {
      const key = target.join('/');
      if (this.#isBlocked(target)) continue;
      const path = target.reduce((folder, each) => to.join(folder, each), root);
      const there = await to.find(path);
      if (!there) await to.makeFolder(path);
      // A link may lead anywhere: nothing is written through it.
      else if (there.kind !== 'folder' || there.link) {
        this.#blocked.add(key);
        this.#tally.leaveOut({ name, reason: t('clientFiles.copy.somethingIsThere') });
      }
    }
  }

  /** What is wrong with one file alone does not keep the others. */
  async #copy(context: CopyContext, file: PlannedFile): Promise<void> {
    try {
      if (this.#isBlocked(file.target)) return;
      context.signal.throwIfAborted();
      await copyOne(context, file);
      this.#tally.arrived(file);
    } catch (error) {
      if (context.signal.aborted || concernsAll(error)) {
        this.#waiting.push(file);
        throw error;
      }
      this.#failed.push(file);
      this.#tally.leaveOut({ name: file.name, reason: (error as ExpectedError).message });
    } finally {
      this.#tally.rest(file);
    }
  }

  #isBlocked(target: readonly string[]): boolean {
    if (this.#blocked.size === 0) return false;
    return target.some((_name, depth) => this.#blocked.has(target.slice(0, depth + 1).join('/')));
  }
}

function concernsAll(error: unknown): boolean {
  if (!(error instanceof ExpectedError)) return true;
  return isLost(error) || error.code === 'limit_exceeded';
}
