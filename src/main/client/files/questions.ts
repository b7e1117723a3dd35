import type { ConflictChoice, Transfer as TransferState } from '#shared/ipc/files';
import { createSerial } from '#shared/lib/serial';

export type Question = NonNullable<TransferState['question']>;

/** Asks the person, one question at a time, until one answer counts for all. */
export class Questions {
  readonly #serial = createSerial();
  readonly #onChange: () => void;
  #standing: ConflictChoice | null = null;
  #open: Question | null = null;
  #answer: ((choice: ConflictChoice) => void) | null = null;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** What waits for an answer. */
  get open(): Question | null {
    return this.#open;
  }

  ask(question: Question, signal: AbortSignal): Promise<ConflictChoice> {
    return this.#serial(async () => {
      if (this.#standing) return this.#standing;
      signal.throwIfAborted();
      this.#show(question);
      try {
        return await new Promise<ConflictChoice>((resolve, reject) => {
          this.#answer = resolve;
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        });
      } finally {
        this.#answer = null;
        this.#show(null);
      }
    });
  }

  /** @param all whether it counts for what would be asked later, too */
  answer(choice: ConflictChoice, all: boolean): void {
    if (all) this.#standing = choice;
    this.#answer?.(choice);
  }

  #show(question: Question | null): void {
    this.#open = question;
    this.#onChange();
  }
}
