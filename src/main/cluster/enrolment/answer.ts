import type { Authorities } from '../authority/authorities';
import { sshdConfigFor } from '../authority/sshd-config';
import { gatewayHostName } from '../../ssh/known-hosts';
import { formatKeyLine } from '../../ssh/public-key';
import type { NodeRecord } from '../store/records';
import { fingerprintsOf } from './report';

/** Where the node authority's keys go on a server that enrolled itself. */
export const authorityKeyPath = '/etc/daypass/node_authority.pub';

export type AnswerParts = {
  readonly authorities: Pick<Authorities, 'node' | 'host' | 'tlsServer'>;
  readonly cluster: { readonly name: string };
  /** The gateway, which listens on the API's host. */
  readonly proxy: () => { readonly port: number };
};

/**
 * What a server gets back for its report: lines of `key value`, as a shell script can read them. Every key that is
 * trusted at present is in it, so that a server that reports learns of new ones before old ones go.
 */
export function answerTo(
  { authorities, cluster, proxy }: AnswerParts,
  node: NodeRecord,
  credential: string | null,
): string {
  const line = (key: string) => (text: string) => `${key} ${text}`;
  const config = sshdConfigFor(node.nodeId, authorityKeyPath).trimEnd().split('\n');
  const keys = authorities.node.trusted.map((key) => formatKeyLine(key, 'daypass-node-authority'));
  const issuers = authorities.tlsServer.trusted.map((der) => der.toString('base64'));
  const gatewayKeys = authorities.host.trusted.map((key) => formatKeyLine(key));
  return [
    'daypass 1',
    `node ${node.nodeId}`,
    `name ${node.resource.name}`,
    `cluster ${cluster.name}`,
    ...(credential === null ? [] : [`credential ${credential}`]),
    ...keys.map(line('authority')),
    ...issuers.map(line('server-authority')),
    ...config.map(line('sshd-config')),
    `gateway-name ${gatewayHostName(cluster.name)}`,
    `gateway-port ${proxy().port}`,
    ...gatewayKeys.map(line('gateway-authority')),
    ...hostKeyLines(node),
    'end',
    '',
  ].join('\n');
}

function hostKeyLines({ hostKeys, refusedKey }: NodeRecord): string[] {
  if (refusedKey === null) return [];
  return [
    `host-key-known ${fingerprintsOf(hostKeys)}`,
    `host-key-refused ${fingerprintsOf([refusedKey])}`,
  ];
}
