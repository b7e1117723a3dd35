import { ExpectedError } from '#shared/api/errors';
import { enforcedBy } from '#shared/model/component';
import { fitsPattern, nodeNameSchema } from '#shared/model/join-token';
import { formatResourceId } from '#shared/model/resource-id';
import { unlessStatic } from '../administration/node-labels';
import type { Plan } from '../audit/ledger';
import type { ClusterState } from '../store/cluster-state';
import type { JoinTokenRecord } from '../store/enrolment-records';
import type { NodeRecord } from '../store/records';
import type { NodeCredential } from './node-credentials';
import { fingerprintsOf, type Report } from './report';

const sshPort = 22;

export interface Joining {
  readonly cluster: { readonly name: string };
  readonly nodeId: string;
  readonly report: Report;
  /** Where the report came from. */
  readonly address: string;
  readonly credential: NodeCredential;
}

/**
 * Takes a server in by a token that is good, and uses the token up by one.
 *
 * @throws ExpectedError `invalid_input` for a name that the token does not allow, `conflict` for one that is taken
 */
export function planJoin(
  state: ClusterState,
  now: number,
  token: JoinTokenRecord,
  joining: Joining,
): Plan<NodeRecord> {
  const name = nameFor(state, token, joining.report);
  const node = newNode(token, joining, { name, now });
  const { resource, host, port } = node;
  const data = {
    node: resource.id,
    name,
    address: `${host}:${port}`,
    fingerprints: fingerprintsOf(node.hostKeys),
    labels: resource.labels,
    token: token.id,
  };
  return {
    writes: [
      { type: 'node', node },
      { type: 'join-token', token: { ...token, usesLeft: token.usesLeft - 1 } },
    ],
    audit: [{ type: 'node.join', actor: token.createdBy, data }],
    changes: [{ type: 'resources', request: null, change: null, by: token.createdBy }],
    result: node,
  };
}

function nameFor(state: ClusterState, { namePattern }: JoinTokenRecord, report: Report): string {
  const name = nodeNameSchema.safeParse(report.name ?? report.facts.hostname);
  if (!name.success)
    throw new ExpectedError(
      'invalid_input',
      'The host name of this server cannot be its name in the cluster. Run the command again with --name NAME at ' +
        'its end.',
    );
  if (namePattern !== null && !fitsPattern(name.data, namePattern))
    throw new ExpectedError(
      'invalid_input',
      `This command enrols servers whose name fits ${namePattern}, and ${name.data} does not. Run it again with ` +
        '--name NAME at its end, or make another command in Daypass.',
    );
  if (state.nodeNamed(name.data))
    throw new ExpectedError(
      'conflict',
      `There is a server ${name.data} in the cluster already. If that is another machine, run the command again with ` +
        '--name NAME at its end; if it is this one, have its old entry deleted in Daypass first.',
    );
  return name.data;
}

function newNode(
  token: JoinTokenRecord,
  { cluster, nodeId, report, address, credential }: Joining,
  { name, now }: { readonly name: string; readonly now: number },
): NodeRecord {
  // What the administrator wrote counts more than what whoever pasted the command wrote.
  const labels = { ...report.labels, ...token.labels };
  const commandLabels = unlessStatic(report.commandLabels, labels);
  const [hostKey] = report.hostKeys;
  return {
    resource: {
      id: formatResourceId({ cluster: cluster.name, kind: 'node', name: nodeId }),
      kind: 'node',
      protocol: 'ssh',
      name,
      labels: { ...labels, ...commandLabels },
      description: '',
    },
    nodeId,
    host: report.host ?? address,
    port: report.port ?? sshPort,
    // One key, of the type that the gateway will ask for: it stands for the machine until somebody confirms another.
    hostKeys: hostKey ? [hostKey.toString('base64')] : [],
    builtIn: false,
    refusedKey: null,
    understands: [...enforcedBy.node],
    trusts: [...report.trusts],
    facts: report.facts,
    lastSeen: now,
    commandLabels,
    credentialHash: credential.hash,
    joinToken: token.id,
    tunnelKey: report.tunnelKey,
    source: '',
    version: 1,
  };
}
