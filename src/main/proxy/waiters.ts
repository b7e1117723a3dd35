/** How many may ask for access and wait for it at their terminals at a time: for one user, and in all. */
export interface WaiterLimits {
  readonly perUser: number;
  readonly inAll: number;
}

export const defaultWaiterLimits: WaiterLimits = { perUser: 3, inAll: 100 };

export interface Waiters {
  /** Counts one more. @returns to be called once it waits no longer; or why it may not wait, in words */
  enter(user: string): (() => void) | string;
}

export function countWaiters({ perUser, inAll }: WaiterLimits): Waiters {
  const waiting = new Map<symbol, string>();
  return {
    enter(user) {
      const own = [...waiting.values()].filter((each) => each === user).length;
      if (own >= perUser)
        return `You wait for access at ${perUser} terminals, which is the most. End one, or ask in the app.`;
      if (waiting.size >= inAll)
        return 'Too many wait for access at their terminals now. Ask in the app.';
      const key = Symbol(user);
      waiting.set(key, user);
      return () => void waiting.delete(key);
    },
  };
}
