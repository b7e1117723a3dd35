import { randomUUID } from 'node:crypto';
import { ExpectedError } from '#shared/api/errors';
import type { Ledger } from '../audit/ledger';
import { networkOf } from '../../ssh/network-of';
import { createThrottle, type Throttle } from '#shared/lib/throttle';
import { checkThrottle, longestWaitMs } from '../identity/throttle';
import { answerTo, type AnswerParts } from './answer';
import { requireJoinToken } from './join-tokens';
import { claimedNode, newNodeCredential, requireNode } from './node-credentials';
import { planJoin } from './plan-join';
import { planReport } from './plan-report';
import { readReport } from './report';

/** Wrong secrets from one network, and for one node from there, before waiting begins. */
const freeTries = 20;

/** A call of a server, which proves itself with a secret instead of a certificate. */
export interface NodeCall {
  /** Where it came from. */
  readonly address: string;
  /** A join token or a node's credential. */
  readonly secret: string;
  /** As it was sent: lines of `key value`. */
  readonly body: Buffer;
}

/** What servers do that enrol themselves. Answers are lines for a shell script; errors are ExpectedErrors. */
export interface Enrolment {
  join(call: NodeCall): Promise<string>;
  report(call: NodeCall): Promise<string>;
  /** The server goes: it is forgotten, and nobody gets in by the cluster any more. */
  leave(call: Omit<NodeCall, 'body'>): Promise<string>;
  /** When a node reported last as far as this process knows, in milliseconds since the epoch. */
  lastSeen(nodeId: string): number | null;
}

export function createEnrolment(
  options: AnswerParts & { readonly ledger: Ledger; readonly now: () => number },
): Enrolment {
  const { ledger, now } = options;
  const throttle = createThrottle({ now, freeTries, longestWaitMs });
  const seen = new Map<string, number>();

  return {
    async join({ address, secret, body }) {
      const key = networkOf(address);
      const token = () => requireJoinToken(ledger.state, now(), secret);
      await guarded({ throttle, ledger, key, address, what: 'node.join_refused' }, token);
      const report = readReport(body);
      const nodeId = randomUUID();
      const credential = newNodeCredential(nodeId);
      const joining = { cluster: options.cluster, nodeId, report, address, credential };
      const node = await ledger.write((state, at) =>
        planJoin(state, at, requireJoinToken(state, at, secret), joining),
      );
      seen.set(node.nodeId, now());
      return answerTo(options, node, credential.text);
    },
    async report({ address, secret, body }) {
      const key = keyOf(address, secret);
      const known = () => requireNode(ledger.state, secret);
      await guarded({ throttle, ledger, key, address, what: 'node.report_refused' }, known);
      const report = readReport(body);
      const node = await ledger.write((state, at) =>
        planReport(requireNode(state, secret), report, at),
      );
      seen.set(node.nodeId, now());
      return answerTo(options, node, null);
    },
    async leave({ address, secret }) {
      const key = keyOf(address, secret);
      const known = () => requireNode(ledger.state, secret);
      await guarded({ throttle, ledger, key, address, what: 'node.report_refused' }, known);
      await ledger.write((state) => {
        const { resource, nodeId } = requireNode(state, secret);
        const data = { node: resource.id, name: resource.name };
        seen.delete(nodeId);
        return {
          writes: [{ type: 'node-deleted', id: resource.id }],
          audit: [{ type: 'node.leave', actor: 'cluster', data }],
          changes: [{ type: 'resources', request: null, change: null, by: null }],
          result: undefined,
        };
      });
      return 'daypass 1\nend\n';
    },
    lastSeen: (nodeId) => seen.get(nodeId) ?? null,
  };
}

/** A server that was taken out of the cluster may go on reporting; others behind its address must not wait for it. */
function keyOf(address: string, secret: string): string {
  return `${networkOf(address)} ${claimedNode(secret) ?? ''}`;
}

async function guarded(
  how: {
    readonly throttle: Throttle;
    readonly ledger: Ledger;
    readonly key: string;
    readonly address: string;
    readonly what: string;
  },
  check: () => unknown,
): Promise<void> {
  const { throttle, ledger, key, address, what } = how;
  checkThrottle(throttle, key);
  try {
    check();
  } catch (error) {
    throttle.count(key);
    if (error instanceof ExpectedError)
      await ledger.write(() => ({
        writes: [],
        audit: [{ type: what, actor: 'nobody', address, data: {} }],
        result: undefined,
      }));
    throw error;
  }
}
