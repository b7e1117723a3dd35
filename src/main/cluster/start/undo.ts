/** What was opened so far, to be closed in the reverse order: at the end, or when a later step fails. */
export interface Undo {
  push(close: () => Promise<void> | void): void;
  /** Closes everything that is still open; a second call finds nothing left. @throws the first failure, at the end */
  run(): Promise<void>;
}

export function createUndo(): Undo {
  const steps: (() => Promise<void> | void)[] = [];
  return {
    push: (close) => void steps.push(close),
    async run() {
      const failures: unknown[] = [];
      for (let close = steps.pop(); close; close = steps.pop()) {
        try {
          await close();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
