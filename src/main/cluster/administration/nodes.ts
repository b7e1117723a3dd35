import { randomUUID } from 'node:crypto';
import type { ApiInput, ApiOutput } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import { enforcedBy } from '#shared/model/component';
import type { NodeHealth } from '#shared/model/node-health';
import { formatResourceId } from '#shared/model/resource-id';
import { fingerprint, formatKeyLine, parsePublicKeyLine } from '../../ssh/public-key';
import type { Ledger, Plan } from '../audit/ledger';
import { sshdConfigFor } from '../authority/sshd-config';
import type { Authorities } from '../authority/authorities';
import type { Author } from '../identity/sessions';
import { nothingReported } from '../store/enrolment-records';
import type { NodeRecord } from '../store/records';

type NodeView = ApiOutput<'nodes.list'>['nodes'][number];

/** Where the authority's public key goes on an enrolled server. */
const authorityKeyPath = '/etc/ssh/daypass_node_authority.pub';

/** What is known of a node beyond its record: whether it answers, and when it reported last. */
interface Seen {
  readonly health: NodeHealth | null;
  /** `null` where nothing better is known than what its record says. */
  readonly reported: number | null;
}

const notLookedAt: Seen = { health: { state: 'unknown' }, reported: null };

/** A node as an administrator sees it. */
export function nodeViewOf(node: NodeRecord, seen: Seen = notLookedAt): NodeView {
  const { resource, host, port, builtIn, hostKeys, refusedKey, facts, trusts, joinToken } = node;
  const fingerprintOf = (key: string) => fingerprint(Buffer.from(key, 'base64'));
  return {
    resource,
    address: `${host.includes(':') ? `[${host}]` : host}:${port}`,
    builtIn,
    hostKeyFingerprint: hostKeys.map(fingerprintOf).join(', '),
    refusedHostKeyFingerprint: refusedKey === null ? null : fingerprintOf(refusedKey),
    health: builtIn ? null : seen.health,
    reports: node.credentialHash !== null,
    tunnel: node.tunnelKey !== null,
    lastSeen: seen.reported ?? node.lastSeen,
    facts,
    commandLabels: Object.keys(node.commandLabels),
    trusts,
    joinToken,
  };
}

/** Enrols a server; what to put on it comes with the answer. */
export async function enrolNode(
  parts: {
    readonly ledger: Ledger;
    readonly authorities: Pick<Authorities, 'node'>;
    readonly cluster: { readonly name: string };
  },
  by: Author,
  input: ApiInput<'nodes.enrol'>,
): Promise<ApiOutput<'nodes.enrol'>> {
  const hostKey = readHostKey(input.hostKey, 'hostKey');
  const nodeId = randomUUID();
  const node: NodeRecord = {
    resource: {
      id: formatResourceId({ cluster: parts.cluster.name, kind: 'node', name: nodeId }),
      kind: 'node',
      protocol: 'ssh',
      name: input.name,
      labels: input.labels,
      description: input.description,
    },
    nodeId,
    host: input.address.host,
    port: input.address.port,
    hostKeys: [hostKey.toString('base64')],
    builtIn: false,
    refusedKey: null,
    understands: [...enforcedBy.node],
    ...nothingReported,
    source: '',
    version: 1,
  };
  await parts.ledger.write((state, now) => {
    by.check(state, now);
    if (state.nodeNamed(input.name))
      throw new ExpectedError(
        'conflict',
        `There is a machine ${input.name} already. Choose another name.`,
        { field: 'name' },
      );
    // What is put on it with this answer: while the authority rotates, both keys.
    const trusts = parts.authorities.node.signers.map((each) => each.fingerprint);
    return planNode({ ...node, trusts }, by.id, 'node.enrol');
  });
  return {
    node: nodeViewOf(node),
    nodeAuthority: parts.authorities.node.trusted
      .map((key) => formatKeyLine(key, 'daypass-node-authority'))
      .join('\n'),
    sshdConfig: sshdConfigFor(nodeId, authorityKeyPath),
  };
}

/** Takes the host key that was refused as the node's, when its fingerprint is the one that was looked at. */
export function confirmHostKey(
  ledger: Ledger,
  by: Author,
  { id, fingerprint: confirmed }: ApiInput<'nodes.confirmHostKey'>,
): Promise<NodeView> {
  return ledger.write((state, now) => {
    by.check(state, now);
    const node = state.nodes.get(id);
    if (!node) throw new ExpectedError('not_found', 'There is no such machine.');
    const seen =
      node.refusedKey === null ? null : fingerprint(Buffer.from(node.refusedKey, 'base64'));
    if (node.refusedKey === null || seen !== confirmed)
      throw new ExpectedError(
        'wrong_state',
        'This is not the host key that was refused last. Look at the fingerprint again.',
        { field: 'fingerprint' },
      );
    const trusted = {
      ...node,
      hostKeys: [node.refusedKey],
      refusedKey: null,
      // It says another key: what stands for it now is written from the record.
      source: '',
      version: node.version + 1,
    };
    return {
      ...planNode(trusted, by.id, 'node.host_key_confirmed'),
      result: nodeViewOf(trusted),
    };
  });
}

/** @throws ExpectedError `invalid_input` for anything but one public key line */
export function readHostKey(line: string, field: string): Buffer {
  const parsed = parsePublicKeyLine(line);
  if (parsed.ok) return parsed.value.key.blob;
  throw new ExpectedError(
    'invalid_input',
    `The host key cannot be read: ${parsed.error}. Paste a line such as the server's ` +
      '/etc/ssh/ssh_host_ed25519_key.pub.',
    { field },
  );
}

function planNode(node: NodeRecord, by: string, type: string): Plan<undefined> {
  const { resource, host, port, hostKeys } = node;
  const fingerprints = hostKeys.map((key) => fingerprint(Buffer.from(key, 'base64')));
  return {
    writes: [{ type: 'node', node }],
    audit: [
      {
        type,
        actor: by,
        data: { node: resource.id, name: resource.name, address: `${host}:${port}`, fingerprints },
      },
    ],
    changes: [{ type: 'resources', request: null, change: null, by }],
    result: undefined,
  };
}
