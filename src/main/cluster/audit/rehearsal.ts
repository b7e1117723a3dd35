import type { ClusterState, LiveState } from '../store/cluster-state';
import type { AuditRecord } from '#shared/model/audit';
import type { Batch } from '../store/repository';
import { chainEvent } from './chain';
import type { Plan, Planner } from './ledger';

/** A plan that is to be worked out, and who is to hear what became of it. */
export interface Waiting {
  readonly plan: Planner<unknown>;
  /** Of whoever called; `null` where nobody did. */
  readonly address: string | null;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** A plan that was worked out. */
export interface Rehearsed {
  /** What it writes; `null` where it threw, or has nothing to write. */
  readonly batch: Batch | null;
  /** Tells whoever waits the answer, which holds only once what came before it is durable. */
  readonly settle: () => void;
}

/**
 * Works out plans one after another, each on the state as the earlier ones will leave it. All of it happens at once
 * and the state is afterwards what it was, so that nobody ever sees what is not durable yet.
 */
export function rehearse(
  state: LiveState,
  group: readonly Waiting[],
  now: () => number,
): readonly Rehearsed[] {
  const takeBack: (() => void)[] = [];
  try {
    return group.map((waiting, index) => {
      const rehearsed = rehearseOne(state, waiting, now());
      const isLast = index === group.length - 1;
      if (rehearsed.batch && !isLast) takeBack.push(state.apply(rehearsed.batch));
      return rehearsed;
    });
  } finally {
    for (const step of takeBack.toReversed()) step();
  }
}

function rehearseOne(state: ClusterState, waiting: Waiting, at: number): Rehearsed {
  try {
    const plan = waiting.plan(state, at);
    const batch = toBatch(plan, state, { at, address: waiting.address });
    return { batch, settle: () => waiting.resolve(plan.result) };
  } catch (error) {
    return { batch: null, settle: () => waiting.reject(error) };
  }
}

function toBatch(
  plan: Plan<unknown>,
  state: ClusterState,
  { at, address }: { readonly at: number; readonly address: string | null },
): Batch | null {
  if (plan.writes.length === 0 && plan.audit.length === 0) return null;
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
