import { randomUUID } from 'node:crypto';
import { plainText } from '#shared/lib/plain-text';
import type { ConnectionAttempt, ForwardRecord, Gatekeeper, NodeTarget } from './gatekeeper';

/** Records what happens in one connection. */
export interface ConnectionRecords {
  /** A session's start. @returns records its end */
  session(what: string): (reason: string, exitCode: number | null) => void;
  forward(forward: Omit<ForwardRecord, 'connection'>): void;
  /** Something in the connection was refused; each reason is recorded once. */
  refused(reason: string): void;
}

export function recordConnection(options: {
  readonly attempt: ConnectionAttempt;
  readonly node: NodeTarget;
  readonly gatekeeper: Gatekeeper;
  readonly log: (message: string) => void;
}): ConnectionRecords {
  const { attempt, node, gatekeeper, log } = options;
  const { login, source } = attempt;
  const { user } = attempt.access;
  const who = { user, resourceId: node.resourceId, login, source };
  const connection = randomUUID();
  const refusals = new Set<string>();
  return {
    session(what) {
      const session = { id: randomUUID(), ...who };
      gatekeeper.sessionStarted({ ...session, what });
      return (reason, exitCode) => {
        try {
          gatekeeper.sessionEnded({ ...session, reason: plainText(reason), exitCode });
        } catch (error) {
          log(`The end of a session could not be recorded: ${String(error)}`);
        }
      };
    },
    forward: (forward) => gatekeeper.forwarded({ ...who, connection, ...forward }),
    refused(reason) {
      if (refusals.has(reason)) return;
      refusals.add(reason);
      gatekeeper.refused({ user, target: node.name, login, source, reason: plainText(reason) });
    },
  };
}
