import { formatDuration } from '#shared/lib/duration';
import { createThrottle } from '#shared/lib/throttle';
import { networkOf } from '#main/ssh/network-of';
import { plainAddress } from '#main/ssh/source-address';

/** What carries a caller's bytes: a socket, or a channel of another connection. */
export interface CallerStream {
  readonly remoteAddress?: string | undefined;
  /** How many bytes came so far. */
  readonly bytesRead: number;
  on(event: 'data', listener: () => void): unknown;
  off(event: 'data', listener: () => void): unknown;
  once(event: 'close', listener: () => void): unknown;
  destroy(): unknown;
}

export interface AdmissionLimits {
  /** How long a caller may take to sign in. */
  readonly graceMs: number;
  /** How many callers may be signing in at once, in all and from one address. */
  readonly waiting: number;
  readonly waitingPerAddress: number;
  /** How many bytes a caller may send before being signed in. */
  readonly bytesBeforeSignIn: number;
  /** How many connections there may be from one address, signed in or not. */
  readonly connectionsPerAddress: number;
  /** How many connections one user may have after signing in, from everywhere together. */
  readonly connectionsPerUser: number;
  /** How many failed sign-ins from one address cost nothing; after each further one it has to stay away for longer. */
  readonly freeFailures: number;
  /** How long a caller, or a node, may leave keep-alives unanswered before the connection is given up. */
  readonly silenceMs: number;
}

export const defaultLimits: AdmissionLimits = {
  graceMs: 30_000,
  waiting: 256,
  waitingPerAddress: 64,
  // Six tries with the largest certificate, each asked for and then signed, are a third of this.
  bytesBeforeSignIn: 1_048_576,
  connectionsPerAddress: 1_000,
  connectionsPerUser: 50,
  freeFailures: 20,
  silenceMs: 45_000,
};

/** The longest that failed sign-ins keep an address away. */
const longestWaitMs = 5 * 60_000;

export interface Admission {
  /**
   * Counts a new socket, and cuts it when its time to sign in is over.
   *
   * @returns why it may not come in, in words for a person who sees them; `null` when it may
   */
  admit(socket: CallerStream): string | null;
  /** To be called once something reads the socket: bounds what it sends before it signs in. */
  watch(socket: CallerStream): void;
  /** The caller on this socket tried to sign in and showed nothing of this cluster. */
  failed(socket: CallerStream): void;
  /** The caller on this socket signed in: no deadline and no bound any more, and earlier failures are forgiven. */
  signedIn(socket: CallerStream): void;
}

interface Waiting {
  readonly timer: NodeJS.Timeout;
  readonly network: string;
  failed: boolean;
}

/** How many there are of each name. */
class Tally {
  readonly #counts = new Map<string, number>();

  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  add(name: string, more: 1 | -1): void {
    const count = this.of(name) + more;
    if (count > 0) this.#counts.set(name, count);
    else this.#counts.delete(name);
  }
}

/**
 * Bounds what callers who have not signed in can use up; ssh2's server has no limits of its own. Addresses are counted
 * as networks, so that whoever has a whole IPv6 network has no more than others.
 *
 * @param now milliseconds since the epoch
 */
export function createAdmission(limits: AdmissionLimits, now: () => number): Admission {
  const waiting = new Map<CallerStream, Waiting>();
  const open = new Map<CallerStream, string>();
  const waitingFrom = new Tally();
  const openFrom = new Tally();
  const failures = createThrottle({ now, freeTries: limits.freeFailures, longestWaitMs });
  const stopWaiting = (socket: CallerStream): Waiting | undefined => {
    const entry = waiting.get(socket);
    if (!entry) return undefined;
    clearTimeout(entry.timer);
    waiting.delete(socket);
    waitingFrom.add(entry.network, -1);
    return entry;
  };
  const whyNot = (network: string): string | null => {
    const wait = failures.waitFor(network);
    if (wait > 0)
      return `Too many failed sign-ins from this address. Wait ${formatDuration(Math.ceil(wait / 1_000) * 1_000)}.`;
    if (waiting.size >= limits.waiting || waitingFrom.of(network) >= limits.waitingPerAddress)
      return 'Too many callers are signing in. Try again in a moment.';
    if (openFrom.of(network) >= limits.connectionsPerAddress)
      return 'There are too many connections from this address. Close some, then connect again.';
    return null;
  };

  return {
    admit(socket) {
      const network = networkOf(plainAddress(socket.remoteAddress ?? ''));
      const why = whyNot(network);
      if (why !== null) return why;
      const timer = setTimeout(() => {
        entry.failed = true;
        socket.destroy();
      }, limits.graceMs);
      const entry: Waiting = { timer, network, failed: false };
      waiting.set(socket, entry);
      waitingFrom.add(network, 1);
      open.set(socket, network);
      openFrom.add(network, 1);
      socket.once('close', () => {
        if (stopWaiting(socket)?.failed === true) failures.count(network);
        open.delete(socket);
        openFrom.add(network, -1);
      });
      return null;
    },
    watch(socket) {
      const bound = (): void => {
        if (!waiting.has(socket)) socket.off('data', bound);
        else if (socket.bytesRead > limits.bytesBeforeSignIn) socket.destroy();
      };
      socket.on('data', bound);
    },
    failed(socket) {
      const entry = waiting.get(socket);
      if (entry) entry.failed = true;
    },
    signedIn(socket) {
      stopWaiting(socket);
      failures.reset(open.get(socket) ?? '');
    },
  };
}
