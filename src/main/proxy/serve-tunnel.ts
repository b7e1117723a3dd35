import type { Connection, TcpipBindInfo } from 'ssh2';
import { explainRefusedChannels } from '#main/ssh/ssh2-connection';
import { endSoon } from './end-soon';
import type { Gatekeeper } from './gatekeeper';
import { tunnelHost, tunnelPort, type Tunnels } from './tunnels';

const nothingElse = 'A node keeps a tunnel here, and can do nothing else.';

/**
 * Serves a node that signed in to be reached by its connection (`ssh -N -R daypass:22:…`). It carries connections to the
 * node and none from it, and ends once the node is gone or has another key.
 */
export function serveTunnel(options: {
  readonly connection: Connection;
  readonly nodeId: string;
  readonly gatekeeper: Pick<Gatekeeper, 'tunnelKey' | 'onChange'>;
  readonly tunnels: Tunnels;
}): { end(): void } {
  const { connection, nodeId, gatekeeper, tunnels } = options;
  const key = gatekeeper.tunnelKey(nodeId);
  const end = (): void => {
    tunnels.release(nodeId, connection);
    endSoon(connection);
  };
  explainRefusedChannels(connection, nothingElse);
  connection.on('request', (accept, reject, name, info) => {
    const { bindAddr, bindPort } = info as TcpipBindInfo;
    const isTunnel = bindAddr === tunnelHost && bindPort === tunnelPort;
    if (!isTunnel) return reject?.();
    if (name === 'tcpip-forward') tunnels.keep(nodeId, connection);
    else if (name === 'cancel-tcpip-forward') tunnels.release(nodeId, connection);
    else return reject?.();
    return accept?.();
  });
  const stop = gatekeeper.onChange(() => {
    const now = gatekeeper.tunnelKey(nodeId);
    if (key === null || now === null || !now.equals(key)) end();
  });
  connection.on('close', stop);
  return { end };
}
