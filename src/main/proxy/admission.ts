import type { Socket } from 'node:net';

export interface AdmissionLimits {
  /** How long a caller may take to sign in. */
  readonly graceMs: number;
  /** How many callers may be signing in at once, in all and from one address. */
  readonly waiting: number;
  readonly waitingPerAddress: number;
}

export const defaultLimits: AdmissionLimits = {
  graceMs: 30_000,
  waiting: 256,
  waitingPerAddress: 64,
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
