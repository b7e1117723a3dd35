import type { Unsubscribe } from '#shared/lib/closable';
import type { TerminalSize } from './session-request';

/** A session that runs now, as the gateway knows it. */
export interface GatewaySession {
  readonly id: string;
  readonly user: string;
  readonly resourceId: string;
  readonly nodeName: string;
  readonly login: string;
  readonly source: string;
  readonly what: string;
  readonly request: string | null;
  readonly started: number;
  readonly recorded: boolean;
  /** As it is now; `null` for what has no terminal. */
  size(): Pick<TerminalSize, 'columns' | 'rows'> | null;
  /** Ends it, with the reason on the caller's terminal. */
  end(reason: string): void;
}

/** The sessions that run now, by id. */
export interface LiveSessions {
  /** Oldest first. */
  list(): readonly GatewaySession[];
  get(id: string): GatewaySession | undefined;
  /** @returns takes it out again */
  add(session: GatewaySession): () => void;
  /** @param listener told whose session began or ended */
  onChanged(listener: (user: string) => void): Unsubscribe;
}

export function createLiveSessions(): LiveSessions {
  const sessions = new Map<string, GatewaySession>();
  const listeners = new Set<(user: string) => void>();
  const tell = (user: string): void => {
    for (const listener of listeners) listener(user);
  };
  return {
    list: () => [...sessions.values()],
    get: (id) => sessions.get(id),
    add(session) {
      sessions.set(session.id, session);
      tell(session.user);
      return () => {
        if (sessions.delete(session.id)) tell(session.user);
      };
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
