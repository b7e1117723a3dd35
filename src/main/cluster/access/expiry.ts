import type { Closable } from '#shared/lib/closable';
import type { Ledger } from '../audit/ledger';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, SignInSession } from '../store/records';
import { move, planSteps, type Step } from './steps';
import { escalationSteps, nextEscalation } from './escalation';
import { isDue } from './view';

/** The timer looks at the clock at least this often, so that a computer that slept catches up, in milliseconds. */
const longestSleep = 5_000;

/** A sign-in that ran out is known a little longer, so that who still uses it hears why it is no good. */
const rememberedMs = 60_000;

export interface Expiry extends Closable {
  /** Writes down whatever has run out by the clock. */
  check(): Promise<void>;
}

/** Ends pending requests that nobody decided on, and access and sign-ins that have run out; calls more reviewers. */
export function startExpiry(options: {
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly onBug: (error: unknown) => void;
}): Expiry {
  const { ledger, now, onBug } = options;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function check(): Promise<void> {
    const due = (at: number) =>
      [...ledger.state.openRequests.values()].filter((request) => isDue(request, at));
    if (due(now()).length > 0) await ledger.write((_state, at) => planExpiry(due(at)));
    if (escalationSteps(ledger.state, now()).length > 0)
      await ledger.write((state, at) => planAll(escalationSteps(state, at)));
    const over = (at: number) =>
      [...ledger.state.sessions.values()].filter(({ expires }) => expires + rememberedMs <= at);
    if (over(now()).length > 0) await ledger.write((_state, at) => planSessionEnds(over(at)));
  }

  /** @param least what did not work is tried again, but not at once, in milliseconds */
  function arm(least = 0): void {
    clearTimeout(timer);
    if (closed) return;
    let wait = longestSleep;
    for (const request of ledger.state.openRequests.values())
      wait = Math.min(wait, nextOf(ledger.state, request) - now());
    timer = setTimeout(look, Math.max(least, wait));
    timer.unref();
  }

  function look(): void {
    check().then(
      () => arm(),
      (error: unknown) => {
        onBug(error);
        arm(longestSleep);
      },
    );
  }

  const stop = ledger.onWritten(({ writes }) => {
    if (writes.some((write) => write.type === 'request')) arm();
  });
  arm();
  return {
    check,
    close() {
      closed = true;
      clearTimeout(timer);
      stop();
      return Promise.resolve();
    },
  };
}

/** When the clock next does something to a request: more reviewers are called, or it ends. */
function nextOf(state: ClusterState, request: RequestRecord): number {
  return Math.min(nextEscalation(state, request) ?? Infinity, endOf(request));
}

function endOf(request: RequestRecord): number {
  return request.state === 'PENDING' ? request.pendingUntil : (request.accessUntil ?? 0);
}

function planExpiry(due: readonly RequestRecord[]) {
  return planAll(
    due.map((request) => ({
      request: move(request, 'expire'),
      change: changeOf(request),
      by: null,
    })),
  );
}

function planAll(steps: readonly Step[]) {
  return { ...planSteps(steps), result: undefined };
}

function planSessionEnds(over: readonly SignInSession[]) {
  return {
    writes: over.map((session) => ({
      type: 'session' as const,
      session: { ...session, ended: session.expires },
    })),
    audit: over.map(({ id, user }) => ({
      type: 'sign_in.expired',
      actor: 'cluster',
      data: { session: id, user },
    })),
    result: undefined,
  };
}

function changeOf(request: RequestRecord): 'expired' | 'access-ended' {
  return request.state === 'PENDING' ? 'expired' : 'access-ended';
}
