import type { Batch, Repository } from '#main/cluster/store/repository';

/** When a store fails: before it wrote anything, or when it told what it had written. Nothing is kept either way. */
export interface Faults {
  /** Whether these batches are refused. */
  refuses: (batches: readonly Batch[]) => Error | null;
  /** The batches of each commit that was asked for. */
  readonly asked: (readonly Batch[])[];
  /** Waits before each commit, as a store on another computer would. */
  delay: () => Promise<void>;
}

export function createFaults(): Faults {
  return { refuses: () => null, asked: [], delay: () => Promise.resolve() };
}

/** A store whose commits fail when a test says so. */
export function faultyRepository(repository: Repository, faults: Faults): Repository {
  return {
    ...repository,
    async commit(batches) {
      faults.asked.push(batches);
      await faults.delay();
      const refusal = faults.refuses(batches);
      if (refusal) throw refusal;
      return repository.commit(batches);
    },
  };
}
