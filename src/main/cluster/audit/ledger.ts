import { AsyncResource } from 'node:async_hooks';
import type { Unsubscribe } from '#shared/lib/closable';
import { chainEvent, type NewAuditEvent } from './chain';
import { currentAddress } from './origin';
import type { AuditRecord } from '#shared/model/audit';
import type { ChangeRecord } from '../store/records';
import type { Batch, Repository, Write } from '../store/repository';
import { createState, type ClusterState, type LiveState } from '../store/cluster-state';

export type NewChange = Omit<ChangeRecord, 'revision' | 'at'>;

/** What somebody wants to become durable, worked out from the state as it is at that moment. */
export interface Plan<T> {
  readonly writes: readonly Write[];
  readonly audit: readonly NewAuditEvent[];
  readonly changes?: readonly NewChange[];
  readonly result: T;
}

/** The state does not change while a plan is worked out, also when that takes a while. */
export type Planner<T> = (state: ClusterState, now: number) => Plan<T> | Promise<Plan<T>>;

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

export async function createLedger(options: {
  readonly repository: Repository;
  readonly now: () => number;
  /** Told of a listener that threw: what it listened to is durable all the same. */
  readonly onBug: (error: unknown) => void;
}): Promise<Ledger> {
  const { repository, now, onBug } = options;
  const state: LiveState = createState(await repository.load(now()));
  const listeners = new Set<(batch: Batch) => void>();
  let tail: Promise<unknown> = Promise.resolve();

  async function run<T>(plan: Planner<T>, address: string | null): Promise<T> {
    const at = now();
    const planned = await plan(state, at);
    if (planned.writes.length === 0 && planned.audit.length === 0) return planned.result;
    const batch = toBatch(planned, state, { at, address });
    await repository.commit(batch);
    state.apply(batch);
    tell(batch);
    return planned.result;
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
    write(plan) {
      const address = currentAddress();
      const result = tail.then(() => run(plan, address));
      tail = result.catch(() => undefined);
      return result;
    },
    onWritten(listener) {
      // What a listener sets off later, such as a timer, is not done on the call that happened to wake it.
      const bound = AsyncResource.bind(listener);
      listeners.add(bound);
      return () => listeners.delete(bound);
    },
    settled: async () => void (await tail),
  };
}

function toBatch(
  plan: Plan<unknown>,
  state: ClusterState,
  { at, address }: { readonly at: number; readonly address: string | null },
): Batch {
  const audit: AuditRecord[] = [];
  for (const event of plan.audit)
    audit.push(chainEvent({ address, ...event }, at, audit.at(-1) ?? state.auditHead));
  const changes = (plan.changes ?? []).map((change, index) => ({
    ...change,
    revision: state.revision + index + 1,
    at,
  }));
  return { writes: plan.writes, audit, changes };
}
