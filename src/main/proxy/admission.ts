import type { Socket } from 'node:net';

export interface AdmissionLimits {
  /** How long a caller may take to sign in. */
  readonly graceMs: number;
  /** How many callers may be signing in at once, in all and from one address. */
  readonly waiting: number;
  readonly waitingPerAddress: number;
  /** How many connections one user may have after signing in, from everywhere together. */
  readonly connectionsPerUser: number;
}

export const defaultLimits: AdmissionLimits = {
  graceMs: 30_000,
  waiting: 256,
  waitingPerAddress: 64,
  connectionsPerUser: 50,
};

export interface Admission {
  /** Counts a new socket, and cuts it when its time to sign in is over. @returns false when there are too many */
  admit(socket: Socket): boolean;
  /** The caller on this socket signed in: it no longer counts, and has no more deadline. */
  signedIn(socket: Socket): void;
}

/** Bounds what callers who have not signed in can use up; ssh2's server has no limits of its own. */
export function createAdmission(limits: AdmissionLimits): Admission {
  const waiting = new Map<Socket, { readonly address: string; readonly timer: NodeJS.Timeout }>();
  const forget = (socket: Socket): void => {
    clearTimeout(waiting.get(socket)?.timer);
    waiting.delete(socket);
  };
  const from = (address: string): number =>
    [...waiting.values()].filter((each) => each.address === address).length;

  return {
    admit(socket) {
      const address = socket.remoteAddress ?? '';
      if (waiting.size >= limits.waiting || from(address) >= limits.waitingPerAddress) return false;
      const timer = setTimeout(() => socket.destroy(), limits.graceMs);
      waiting.set(socket, { address, timer });
      socket.once('close', () => forget(socket));
      return true;
    },
    signedIn: forget,
  };
}

/** The connections of those who are signed in, counted by user. */
export interface UserConnections {
  /** Why this user may not have another connection now, in words for that user; `null` when there is room. */
  whyFull(user: string): string | null;
  /** Counts a connection. @returns to be called once it is closed */
  add(user: string): () => void;
}

/** Bounds what one signed-in user can use up: of sockets to nodes, of memory, of entries in the audit log. */
export function countUserConnections({
  connectionsPerUser: most,
}: Pick<AdmissionLimits, 'connectionsPerUser'>): UserConnections {
  const counts = new Map<string, number>();
  const change = (user: string, by: number): void => {
    const count = (counts.get(user) ?? 0) + by;
    if (count > 0) counts.set(user, count);
    else counts.delete(user);
  };
  return {
    whyFull: (user) =>
      (counts.get(user) ?? 0) < most
        ? null
        : `You have ${most} connections through this gateway, which is the most. Close one, then connect again.`,
    add(user) {
      let open = true;
      change(user, 1);
      return () => {
        if (open) change(user, -1);
        open = false;
      };
    },
  };
}
