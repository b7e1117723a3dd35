import type { AdmissionLimits } from './admission';

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
