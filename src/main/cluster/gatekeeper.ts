import { connectionInput, type ConnectionState } from './access/connection-state';
import { settingsKey } from './access/settings';
import type { NewAuditEvent } from './audit/chain';
import { createSamplers } from './audit/sampler';
import type { Authorities } from './authority/authorities';
import { issueNodeCertificate } from './authority/node-certificate';
import { decideConnection } from './policy/connection';
import type { Gatekeeper, NodeTarget } from '../proxy/gatekeeper';
import { keysOf } from './enrolment/plan-report';
import type { NodeRecord } from './store/records';
import type { Write } from './store/repository';

/** What a live connection's permission rests on; other writes change nothing for it. */
const decisive: ReadonlySet<Write['type']> = new Set([
  'user',
  'lock',
  'lock-deleted',
  'session',
  'role',
  'role-deleted',
  'node',
  'node-deleted',
  'request',
]);

function bearsOnConnections(write: Write): boolean {
  return decisive.has(write.type) || (write.type === 'setting' && write.key === settingsKey);
}

/** So many refusals of one user, and of all who show no good certificate, are written down a minute; others counted. */
const recordedRefusalsPerMinute = 60;
const nobody = 'nobody';

export interface GatekeeperOptions extends ConnectionState {
  readonly authorities: Pick<Authorities, 'user' | 'node'>;
  readonly now: () => number;
  /** Told when something could not be recorded. */
  readonly onFailure: (error: unknown) => void;
}

/** Answers the gateway from the state in memory, and records what the gateway tells. */
export function createGatekeeper(options: GatekeeperOptions): Gatekeeper {
  const { ledger, authorities, now } = options;
  const { state } = ledger;

  const refusals = createSamplers({ now, perMinute: recordedRefusalsPerMinute });

  function record(event: NewAuditEvent): void {
    ledger
      .write(() => ({ writes: [], audit: [event], result: undefined }))
      .catch(options.onFailure);
  }

  return {
    userAuthorityKeys: () => authorities.user.trusted,
    decide(attempt, live) {
      const node = state.nodeNamed(attempt.target);
      const { login, ...rest } = attempt;
      const resource = node?.resource ?? null;
      const decision = decideConnection(
        connectionInput(options, { ...rest, resource, principal: { login }, now: now(), live }),
      );
      const { until, ...told } = decision;
      if (!decision.allowed || !node) return { allowed: false, decision: told };
      return { allowed: true, decision: told, node: targetOf(node), until };
    },
    mintNodeCertificate: ({ node, login, publicKey, source }) =>
      issueNodeCertificate({
        authority: authorities.node.privateKey,
        publicKey,
        nodeId: node.id,
        login,
        source,
        keyId: `${login}@${node.name}`,
        now: now(),
      }),
    onChange: (listener) =>
      ledger.onWritten(({ writes }) => {
        if (writes.some(bearsOnConnections)) listener();
      }),
    sessionStarted: ({ user, source, ...data }) =>
      record({ type: 'session.start', actor: user, address: source, data }),
    sessionEnded: ({ user, source, ...data }) =>
      record({ type: 'session.end', actor: user, address: source, data }),
    refused({ user, source, ...data }) {
      const actor = user ?? nobody;
      const passedOver = refusals.next(actor);
      if (passedOver === null) return;
      record({ type: 'session.refused', actor, address: source, data: { ...data, passedOver } });
    },
    unknownHostKey({ node, key }) {
      ledger
        .write(() => planRefusedKey(state.nodes.get(node.resourceId), key))
        .catch(options.onFailure);
    },
  };
}

function targetOf(node: NodeRecord): NodeTarget {
  return {
    id: node.nodeId,
    resourceId: node.resource.id,
    name: node.resource.name,
    host: node.host,
    port: node.port,
    hostKeys: node.hostKeys.map((key) => Buffer.from(key, 'base64')),
  };
}

function planRefusedKey(node: NodeRecord | undefined, key: Buffer) {
  const refusedKey = key.toString('base64');
  if (!node || node.refusedKey === refusedKey) return { writes: [], audit: [], result: undefined };
  return {
    writes: [{ type: 'node' as const, node: { ...node, refusedKey } }],
    audit: [
      {
        type: 'node.host_key_refused',
        actor: 'cluster',
        data: keysOf(node, refusedKey),
      },
    ],
    changes: [{ type: 'resources' as const, request: null, change: null, by: null }],
    result: undefined,
  };
}
