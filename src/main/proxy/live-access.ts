import type { SessionPermissions } from '#shared/model/session-permissions';
import type { Unsubscribe } from '#shared/lib/closable';
import type {
  ConnectionAttempt,
  Gatekeeper,
  JumpAttempt,
  JumpVerdict,
  Verdict,
} from './gatekeeper';

/** Changes come in bursts; one look at all connections a moment later answers for all of them. */
const settleMs = 50;
/** Timers stand still while the computer sleeps: nobody waits longer than this without a look at the clock. */
const longestTimerMs = 1_000;
/** The shortest time between two decisions on one connection that its end brings about. */
const shortestTimerMs = 100;

export interface LiveAccess {
  /** Calls `refused` with the reason as soon as this attempt would no longer be allowed. */
  watch(
    attempt: ConnectionAttempt,
    until: number,
    refused: (reason: string) => void,
    /** Called at each decision that allows it still, with what SSH may carry by now. */
    permit?: (permissions: SessionPermissions) => void,
  ): Unsubscribe;
  /** The same for a connection that leads on to nodes. */
  watchJump(attempt: JumpAttempt, until: number, refused: (reason: string) => void): Unsubscribe;
  stop(): void;
}

/** Decides live connections again: whenever something changed in the cluster, and when their access ends. */
export function createLiveAccess(gatekeeper: Gatekeeper, now: () => number): LiveAccess {
  const checks = new Set<() => void>();
  let pending: NodeJS.Timeout | null = null;
  const unsubscribe = gatekeeper.onChange(() => {
    pending ??= setTimeout(() => {
      pending = null;
      for (const check of [...checks]) check();
    }, settleMs);
  });

  const watch = (
    decide: () => Verdict | JumpVerdict,
    until: number,
    refused: (reason: string) => void,
  ): Unsubscribe => {
    let timer: NodeJS.Timeout | undefined;
    const stop = (): void => {
      clearTimeout(timer);
      checks.delete(check);
    };
    const arm = (end: number): void => {
      clearTimeout(timer);
      const delay = Math.min(Math.max(end - now(), shortestTimerMs), longestTimerMs);
      timer = setTimeout(() => (now() < end ? arm(end) : check()), delay);
    };
    const check = (): void => {
      const verdict = decide();
      if (verdict.allowed) return arm(verdict.until);
      stop();
      refused(verdict.decision.reason);
    };
    checks.add(check);
    arm(until);
    return stop;
  };

  return {
    watch(attempt, until, refused, permit) {
      const decideAgain = (): Verdict => {
        const verdict = decideSafely(gatekeeper, attempt, true);
        if (verdict.allowed) permit?.(verdict.permissions);
        return verdict;
      };
      return watch(decideAgain, until, refused);
    },
    watchJump: (attempt, until, refused) =>
      watch(() => decideJumpSafely(gatekeeper, attempt, true), until, refused),
    stop() {
      unsubscribe();
      if (pending !== null) clearTimeout(pending);
    },
  };
}

/** Decides, and refuses when deciding itself failed. */
export function decideSafely(
  gatekeeper: Gatekeeper,
  attempt: ConnectionAttempt,
  live: boolean,
): Verdict {
  return safely(() => gatekeeper.decide(attempt, live));
}

/** The same for a connection that leads on to nodes. */
export function decideJumpSafely(
  gatekeeper: Gatekeeper,
  attempt: JumpAttempt,
  live: boolean,
): JumpVerdict {
  return safely(() => gatekeeper.decideJump(attempt, live));
}

function safely<V>(decide: () => V): V | (Verdict & { readonly allowed: false }) {
  try {
    return decide();
  } catch {
    const reason = 'Daypass could not decide whether this is allowed, so it is not. Try again.';
    return { allowed: false, decision: { allowed: false, reason, trace: [] } };
  }
}
