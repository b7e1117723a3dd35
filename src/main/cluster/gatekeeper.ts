import { connectionInput, holderInput, type ConnectionState } from './access/connection-state';
import type { AccessRequests } from './access/requests';
import { settingsKey } from './access/settings';
import type { NewAuditEvent } from './audit/chain';
import { createSamplers } from './audit/sampler';
import { signerFor } from './administration/authorities/node-trust';
import type { Authorities } from './authority/authorities';
import { issueHostCertificate } from './authority/host-certificate';
import { issueNodeCertificate } from './authority/node-certificate';
import { nodeExtensionsFor } from './identity/certificate-extensions';
import { createOnTheSpot } from './on-the-spot';
import { decideConnection, decideJump } from './policy/connection';
import type { Gatekeeper, NodeTarget } from '../proxy/gatekeeper';
import { openRecording } from './recordings/open-recording';
import type { Recordings } from './recordings/recordings';
import type { ClusterState } from './store/cluster-state';
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
  readonly recordings: Pick<Recordings, 'open'>;
  readonly authorities: Pick<Authorities, 'user' | 'node' | 'host'>;
  readonly cluster: { readonly name: string };
  readonly requests: Pick<AccessRequests, 'create' | 'withdraw'>;
  readonly now: () => number;
  /** Told when something could not be recorded. */
  readonly onFailure: (error: unknown) => void;
}

/** Answers the gateway from the state in memory, and records what the gateway tells. */
export function createGatekeeper(options: GatekeeperOptions): Gatekeeper {
  const { ledger, authorities, cluster, now } = options;
  const { state } = ledger;

  const nodeNamed = (target: string) => nodeAsked(state, target, cluster.name);
  const refusals = createSamplers({ now, perMinute: recordedRefusalsPerMinute });

  function record(event: NewAuditEvent): void {
    ledger
      .write(() => ({ writes: [], audit: [event], result: undefined }))
      .catch(options.onFailure);
  }

  return {
    userAuthorityKeys: () => authorities.user.trusted,
    tunnelKey(nodeId) {
      const key = state.nodeNamed(nodeId)?.tunnelKey ?? null;
      return key === null ? null : Buffer.from(key, 'base64');
    },
    decide(attempt, live) {
      const node = nodeNamed(attempt.target);
      const { login, ...rest } = attempt;
      const resource = node?.resource ?? null;
      const decision = decideConnection(
        connectionInput(options, { ...rest, resource, principal: { login }, now: now(), live }),
      );
      const { until, permissions, ...told } = decision;
      if (!decision.allowed || !node || !permissions) return { allowed: false, decision: told };
      return { allowed: true, decision: told, node: targetOf(node), until, permissions };
    },
    decideJump(attempt, live) {
      const { until, ...decision } = decideJump(
        holderInput(options, { ...attempt, now: now(), live }),
      );
      return decision.allowed ? { allowed: true, until } : { allowed: false, decision };
    },
    ...createOnTheSpot({ ...options, nodeAsked: nodeNamed }),
    clusterName: cluster.name,
    certifyHost: ({ publicKey, names }) =>
      issueHostCertificate({
        authority: authorities.host.privateKey,
        publicKey,
        names,
        keyId: `the gateway of ${cluster.name}`,
        now: now(),
      }),
    mintNodeCertificate: ({ node, login, publicKey, source, permissions }) =>
      issueNodeCertificate({
        authority: signerFor(authorities.node, state.nodes.get(node.resourceId)).privateKey,
        publicKey,
        nodeId: node.id,
        login,
        source,
        keyId: `${login}@${node.name}`,
        extensions: nodeExtensionsFor(permissions),
        now: now(),
      }),
    onChange: (listener) =>
      ledger.onWritten(({ writes }) => {
        if (writes.some(bearsOnConnections)) listener();
      }),
    sessionStarted: ({ user, source, ...data }) =>
      record({ type: 'session.start', actor: user, address: source, data }),
    commandEnded: ({ user, source, ...data }) =>
      record({ type: 'session.exec', actor: user, address: source, data }),
    fileOperation: ({ user, source, ...data }) =>
      record({ type: 'session.sftp', actor: user, address: source, data }),
    openRecording: (session) => openRecording(options, session),
    sessionEnded: ({ user, source, ...data }) =>
      record({ type: 'session.end', actor: user, address: source, data }),
    forwarded: ({ user, source, ...data }) =>
      record({ type: 'session.forward', actor: user, address: source, data }),
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

/** A node by its name or id, also with the cluster's name behind it, as host certificates have it. */
function nodeAsked(state: ClusterState, asked: string, clusterName: string): NodeRecord | null {
  const suffix = `.${clusterName}`;
  const known = state.nodeNamed(asked);
  if (known || !asked.endsWith(suffix)) return known;
  return state.nodeNamed(asked.slice(0, -suffix.length));
}

function targetOf(node: NodeRecord): NodeTarget {
  return {
    id: node.nodeId,
    resourceId: node.resource.id,
    name: node.resource.name,
    host: node.host,
    port: node.port,
    tunnel: node.tunnelKey !== null,
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
