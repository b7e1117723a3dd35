import type { Closable } from '#shared/lib/closable';
import { createSerial } from '#shared/lib/serial';
import type { Ledger } from '../audit/ledger';
import { planLockEnds } from '../identity/locks';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, SignInSession } from '../store/records';
import { escalationSteps, nextEscalation } from './escalation';
import { planStarts, startsAfter, toldUntil } from './starts';
import { move, planSteps, type Step } from './steps';
import { isDue } from './view';

/** The timer looks at the clock at least this often, so that a computer that slept catches up, in milliseconds. */
const longestSleep = 5_000;

/** A sign-in that ran out is known a little longer, so that who still uses it hears why it is no good. */
const rememberedMs = 60_000;

export interface Expiry extends Closable {
  /** Writes down whatever has run out by the clock. */
  check(): Promise<void>;
}

/**
 * Ends pending requests that nobody decided on, access and sign-ins that have run out, and locks whose time is over;
 * calls more reviewers; and says when access that was approved before has come to its scheduled start.
 */
export function startExpiry(options: {
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly onBug: (error: unknown) => void;
}): Expiry {
  const { ledger, now, onBug } = options;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let told = toldUntil(ledger.state);

  async function tellStarts(): Promise<void> {
    // A clock that was set back comes to the same start once more, and meanwhile the access cannot be used.
    told = Math.min(told, now());
    if (startsAfter(ledger.state, told, now()).length > 0)
      await ledger.write((state, at) => planStarts(startsAfter(state, told, at), at));
    told = now();
  }

  const serial = createSerial();
  /** One after the other, so that what one writes down the next one knows. */
  const check = (): Promise<void> => serial(checkOnce);

  async function checkOnce(): Promise<void> {
    const due = (at: number) =>
      [...ledger.state.openRequests.values()].filter((request) => isDue(request, at));
    if (due(now()).length > 0) await ledger.write((state, at) => planExpiry(state, due(at)));
    const lifted = (at: number) =>
      [...ledger.state.locks.values()].filter(({ expires }) => (expires ?? Infinity) <= at);
    if (lifted(now()).length > 0)
      await ledger.write((state, at) => planLockEnds(state, lifted(at)));
    await tellStarts();
    if (escalationSteps(ledger.state, now()).length > 0)
      await ledger.write((state, at) => planAll(state, escalationSteps(state, at)));
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
      wait = Math.min(wait, nextOf(ledger.state, request, now()) - now());
    for (const { expires } of ledger.state.locks.values())
      if (expires !== null) wait = Math.min(wait, expires - now());
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
    if (writes.some(({ type }) => type === 'request' || type === 'lock')) arm();
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

/** When the clock next does something to a request: more reviewers are called, it starts to give access, or it ends. */
function nextOf(state: ClusterState, request: RequestRecord, now: number): number {
  const { startAt } = request;
  const starts = request.state === 'APPROVED' && startAt !== null && startAt > now;
  return Math.min(
    nextEscalation(state, request) ?? Infinity,
    starts ? startAt : Infinity,
    endOf(request),
  );
}

function endOf(request: RequestRecord): number {
  return request.state === 'PENDING' ? request.pendingUntil : (request.accessUntil ?? 0);
}

/** Writes down that requests have run out, and that nobody assumes them any more. */
export function planExpiry(state: ClusterState, due: readonly RequestRecord[]) {
  return planAll(
    state,
    due.map((request) => ({
      request: move(request, 'expire'),
      change: changeOf(request),
      by: null,
    })),
  );
}

function planAll(state: ClusterState, steps: readonly Step[]) {
  return { ...planSteps(state, steps), result: undefined };
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
