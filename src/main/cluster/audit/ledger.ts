import { AsyncResource } from 'node:async_hooks';
import type { Unsubscribe } from '#shared/lib/closable';
import type { ClusterState, LiveState } from '../store/cluster-state';
import { createState } from '../store/memory-state';
import type { ChangeRecord } from '../store/records';
import type { Batch, Repository, Write } from '../store/repository';
import type { NewAuditEvent } from './chain';
import { currentAddress } from './origin';
import { rehearse, type Rehearsed, type Waiting } from './rehearsal';

export type NewChange = Omit<ChangeRecord, 'revision' | 'at'>;

/** What somebody wants to become durable, worked out from the state as it is at that moment. */
export interface Plan<T> {
  readonly writes: readonly Write[];
  readonly audit: readonly NewAuditEvent[];
  readonly changes?: readonly NewChange[];
  readonly result: T;
}

/**
 * Works a plan out at once, from the state alone: whatever takes a while is done before. It may be asked again, so
 * it changes nothing itself.
 */
export type Planner<T> = (state: ClusterState, now: number) => Plan<T>;

/**
 * The only way to change anything. Plans run one after another: each sees the state with all earlier ones applied,
 * is made durable, and only then becomes visible and is told to listeners. A plan that throws changes nothing.
 */
export interface Ledger {
  readonly state: ClusterState;
  readonly repository: Repository;
  write<T>(plan: Planner<T>): Promise<T>;
  /** Called right after each batch was applied. */
  onWritten(listener: (batch: Batch) => void): Unsubscribe;
  /** Waits for what is under way. */
  settled(): Promise<void>;
}

/** So many plans at most become durable together: the event loop has its turn between groups. */
const mostTogether = 64;

export async function createLedger(options: {
  readonly repository: Repository;
  readonly now: () => number;
  /** Told of a listener that threw: what it listened to is durable all the same. */
  readonly onBug: (error: unknown) => void;
}): Promise<Ledger> {
  const { repository, now, onBug } = options;
  const state: LiveState = createState(await repository.load(now()));
  const listeners = new Set<(batch: Batch) => void>();
  const queue: Waiting[] = [];
  let draining: Promise<void> | null = null;

  /** Whatever waits becomes durable in one go, since reaching the disk takes longer than all the rest. */
  async function drain(): Promise<void> {
    while (queue.length > 0) {
      // Calls that arrived in the same turn of the event loop are still on their way here.
      await new Promise(setImmediate);
      await commit(queue.splice(0, mostTogether));
    }
    draining = null;
  }

  async function commit(group: readonly Waiting[]): Promise<void> {
    let rehearsed: readonly Rehearsed[];
    try {
      rehearsed = rehearse(state, group, now);
      const batches = rehearsed.flatMap(({ batch }) => batch ?? []);
      if (batches.length > 0) await repository.commit(batches);
    } catch (error) {
      return refused(group, error);
    }
    for (const each of rehearsed) finish(each);
  }

  /** Each is tried again by itself, since what one of them brings about must not hurt the others. */
  async function refused(group: readonly Waiting[], error: unknown): Promise<void> {
    const [only] = group;
    if (group.length === 1) only?.reject(error);
    else for (const each of group) await commit([each]);
  }

  function finish({ batch, settle }: Rehearsed): void {
    if (batch) {
      state.apply(batch);
      tell(batch);
    }
    settle();
  }

  function tell(batch: Batch): void {
    for (const listener of [...listeners]) {
      try {
        listener(batch);
      } catch (error) {
        onBug(error);
      }
    }
  }

  return {
    state,
    repository,
    write<T>(plan: Planner<T>) {
      const address = currentAddress();
      return new Promise<T>((resolve, reject) => {
        queue.push({ plan, address, resolve: (result) => resolve(result as T), reject });
        draining ??= drain();
      });
    },
    onWritten(listener) {
      // What a listener sets off later, such as a timer, is not done on the call that happened to wake it.
      const bound = AsyncResource.bind(listener);
      listeners.add(bound);
      return () => listeners.delete(bound);
    },
    settled: async () => void (await draining),
  };
}
