import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { ConflictChoice, Transfer as TransferState } from '#shared/ipc/files';
import { isUnderWay } from '#shared/model/file';
import type { CopyContext } from './copy-one';
import { makePlan, type Chosen } from './plan';
import { Questions } from './questions';
import { isLost } from './remote-side';
import type { FileSide } from './side';
import { Tally } from './tally';
import { Work } from './work';

type Known = Pick<
  TransferState,
  'id' | 'connection' | 'direction' | 'names' | 'local' | 'remote' | 'forDrag'
>;

export interface TransferOptions {
  readonly known: Known;
  readonly chosen: readonly Chosen[];
  readonly here: FileSide;
  /** Parts that are being written, by whatever transfer. */
  readonly parts: Set<string>;
  readonly now: () => number;
  readonly onChange: () => void;
}

/** One copy of files and folders. It is run over one connection after the other until it is through. */
export class Transfer {
  readonly #options: TransferOptions;
  readonly #tally: Tally;
  readonly #questions: Questions;
  readonly #given = new Set<string>();
  readonly #partsBegun = new Set<string>();
  #work: Work | null = null;
  #state: TransferState['state'] = 'queued';
  #reason = '';
  #running: { readonly stop: AbortController; readonly over: Promise<void> } | null = null;

  constructor(options: TransferOptions) {
    this.#options = options;
    this.#tally = new Tally(options.now);
    this.#questions = new Questions(options.onChange);
  }

  get known(): Known {
    return this.#options.known;
  }

  get isFinal(): boolean {
    return !isUnderWay({ state: this.#state });
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** Whether it waits for nothing but a connection or its turn. */
  get isReady(): boolean {
    return !this.#running && (this.#state === 'queued' || this.#state === 'reconnecting');
  }

  snapshot(): TransferState {
    return {
      ...this.#options.known,
      ...this.#tally.snapshot(),
      names: [...this.#options.known.names],
      state: this.#state,
      reason: this.#reason,
      question: this.#questions.open,
    };
  }

  /** Runs until it is through, stopped, or the connection is lost. Rejects for what nobody foresaw alone. */
  run(there: FileSide): Promise<void> {
    const stop = new AbortController();
    const over = this.#run(there, stop.signal).finally(() => {
      this.#running = null;
      this.#tally.stop();
      this.#options.onChange();
    });
    this.#running = { stop, over };
    return over;
  }

  /** Keeps what was copied, and goes on from there with `resume`. */
  async pause(): Promise<void> {
    if (!this.isFinal) await this.#stop('paused');
  }

  resume(): void {
    if (this.#state === 'paused') this.#become('queued');
  }

  /** @param there the server, where it can be reached: parts that were begun are removed */
  async cancel(there: FileSide | null): Promise<void> {
    if (this.isFinal) return;
    await this.#stop('cancelled');
    const side = this.#options.known.direction === 'down' ? this.#options.here : there;
    for (const part of this.#partsBegun) await side?.remove(part).catch(() => undefined);
  }

  /** Once more what failed; the connection may be another one by now. */
  retry(): void {
    if (this.#running || (this.#state !== 'failed' && this.#state !== 'done')) return;
    this.#work?.takeBack();
    this.#become('queued');
  }

  /** The connection is gone for now, or for good. */
  lose(reason: string, mayComeBack: boolean): void {
    if (this.isFinal || this.#state === 'paused') return;
    if (!mayComeBack) this.#become('failed', reason);
    else if (!this.#running) this.#become('reconnecting', reason);
  }

  answer(choice: ConflictChoice, all: boolean): void {
    this.#questions.answer(choice, all);
  }

  async #stop(state: 'paused' | 'cancelled'): Promise<void> {
    this.#become(state);
    this.#running?.stop.abort();
    await this.#running?.over;
  }

  async #run(there: FileSide, signal: AbortSignal): Promise<void> {
    try {
      const context = this.#context(there, signal);
      if (!this.#work) {
        this.#become('counting');
        const plan = await makePlan(context.from, context.to, this.#options.chosen, signal);
        this.#work = new Work(plan, this.#tally);
      }
      this.#become('running');
      await this.#work.run(context);
      const isNothing = this.#tally.filesDone === 0 && this.#tally.firstReason !== '';
      this.#become(isNothing ? 'failed' : 'done', isNothing ? this.#tally.firstReason : '');
    } catch (error) {
      // Whoever stopped it, or lost the connection for good, has said what it is now.
      if (signal.aborted || this.isFinal) return;
      if (isLost(error)) return this.#become('reconnecting', (error as Error).message);
      if (error instanceof ExpectedError) return this.#become('failed', error.message);
      this.#become('failed', t('client.process.failed'));
      throw error;
    }
  }

  #context(there: FileSide, signal: AbortSignal): CopyContext {
    const { here, known, parts, onChange } = this.#options;
    const isDown = known.direction === 'down';
    return {
      from: isDown ? there : here,
      to: isDown ? here : there,
      root: isDown ? known.local : known.remote,
      ...{ signal, parts, given: this.#given },
      decide: (question, until) => this.#questions.ask(question, until),
      onProgress: (file, at, size) => {
        this.#tally.moved(file, at, size);
        onChange();
      },
      onPart: (path, isThere) => {
        if (isThere) this.#partsBegun.add(path);
        else this.#partsBegun.delete(path);
      },
    };
  }

  #become(state: TransferState['state'], reason = ''): void {
    this.#state = state;
    this.#reason = reason;
    this.#options.onChange();
  }
}
