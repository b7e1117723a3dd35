import { connect } from 'node:net';
import type { Connection, ServerChannel } from 'ssh2';
import { closeChannel } from '#main/proxy/channel-end';
import { repairFlow } from '#main/ssh/channel-flow';
import { openFailure, type RefuseChannel } from '#main/ssh/refused-channels';

const maxOpen = 128;
const connectTimeoutMs = 10_000;
/** By name or address, and nothing that a resolver would have to be asked for. */
const loopback: ReadonlyMap<string, string> = new Map([
  ['localhost', 'localhost'],
  ['127.0.0.1', '127.0.0.1'],
  ['::1', '::1'],
]);
const loopbackOnly =
  'This node connects to localhost alone: it is the computer that Daypass runs on, and no way into its network.';
const notPermitted = 'The certificate for this node permits no port forwarding.';
const tooMany = `${maxOpen} connections are forwarded, which is the most. Close one, then try again.`;

/**
 * Connects callers of a built-in node to services of this computer, on its loopback addresses alone: no further than
 * the shell reaches that they have anyway.
 */
export function offerLoopbackForwarding(
  connection: Connection,
  permitted: boolean,
  refuse: RefuseChannel,
): void {
  let open = 0;
  connection.on('tcpip', (accept, reject, { destIP, destPort }) => {
    const host = loopback.get(destIP.toLowerCase());
    if (!permitted) return refuse(reject, notPermitted);
    if (host === undefined || destPort < 1 || destPort > 65_535)
      return refuse(reject, loopbackOnly);
    if (open >= maxOpen) return refuse(reject, tooMany, openFailure.resourceShortage);
    open += 1;
    const closed = (): void => void (open -= 1);
    dial({ host, port: destPort }, closed, accept, () =>
      refuse(reject, 'Connection refused', openFailure.connectFailed),
    );
  });
}

function dial(
  to: { readonly host: string; readonly port: number },
  closed: () => void,
  accept: () => ServerChannel,
  failed: () => void,
): void {
  const socket = connect({ ...to, allowHalfOpen: true, noDelay: true });
  let connected = false;
  socket.setTimeout(connectTimeoutMs, () => socket.destroy());
  socket.on('error', () => undefined);
  socket.once('connect', () => {
    connected = true;
    socket.setTimeout(0);
    const channel = accept();
    repairFlow(channel);
    for (const stream of [channel, channel.stderr]) stream.on('error', () => socket.destroy());
    channel.pipe(socket);
    socket.pipe(channel, { end: false });
    socket.once('end', () => channel.write(Buffer.alloc(0), () => channel.eof()));
    socket.once('close', () => channel.write(Buffer.alloc(0), () => closeChannel(channel)));
    channel.once('close', () => socket.destroySoon());
  });
  socket.once('close', () => {
    closed();
    if (!connected) failed();
  });
}
