import { randomUUID } from 'node:crypto';
import { plainText } from '#shared/lib/plain-text';
import type { ConnectionAttempt, ForwardRecord, Gatekeeper, NodeTarget } from './gatekeeper';

/** Records what happens in one connection besides its sessions. */
export interface ConnectionRecords {
  forward(forward: Omit<ForwardRecord, 'connection'>): void;
  /** Something in the connection was refused; each reason is recorded once. */
  refused(reason: string): void;
}

export function recordConnection(options: {
  readonly attempt: ConnectionAttempt;
  readonly node: NodeTarget;
  readonly gatekeeper: Gatekeeper;
}): ConnectionRecords {
  const { attempt, node, gatekeeper } = options;
  const { login, source } = attempt;
  const { user } = attempt.access;
  const who = { user, resourceId: node.resourceId, login, source };
  const connection = randomUUID();
  const refusals = new Set<string>();
  return {
    forward: (forward) => gatekeeper.forwarded({ ...who, connection, ...forward }),
    refused(reason) {
      if (refusals.has(reason)) return;
      refusals.add(reason);
      gatekeeper.refused({ user, target: node.name, login, source, reason: plainText(reason) });
    },
  };
}
