import type { Client, ClientChannel, Connection, ServerChannel } from 'ssh2';
import { plainText } from '#shared/lib/plain-text';
import { openFailure, type RefuseChannel } from '#main/ssh/refused-channels';
import type { Forwards } from './forwards';
import { openFailureOf, whyNotOpened } from './open-failure';

export interface ForwardingOptions {
  readonly connection: Connection;
  readonly nodeName: string;
  /** The connection to the node, perhaps still being made. */
  readonly link: Promise<Client>;
  readonly forwards: Forwards;
  readonly refuse: RefuseChannel;
  /** Told that something was refused, and why. */
  readonly refused: (reason: string) => void;
}

type Opened = (error: Error | undefined, channel: ClientChannel) => void;

interface Wanted {
  readonly host: string;
  /** 0 for a socket of the node's file system. */
  readonly port: number;
  readonly accept: () => ServerChannel;
  readonly reject: () => void;
  readonly dial: (client: Client, opened: Opened) => void;
}

/**
 * Lets the node connect to where the caller wants (RFC 4254, section 7.2: `direct-tcpip`, for `ssh -L`, `-D` and `-W`;
 * OpenSSH's `direct-streamlocal@openssh.com` for sockets of the file system).
 */
export function offerLocalForwarding(options: ForwardingOptions): void {
  const { connection, refuse } = options;
  connection.on('tcpip', (accept, reject, { destIP: host, destPort: port, srcIP, srcPort }) => {
    if (port < 1 || port > 65_535) return refuse(reject, `There is no port ${port}.`);
    const dial: Wanted['dial'] = (client, opened) =>
      void client.forwardOut(srcIP, srcPort, host, port, opened);
    open(options, { host, port, accept, reject, dial });
  });
  connection.on('openssh.streamlocal', (accept, reject, { socketPath: host }) => {
    const dial: Wanted['dial'] = (client, opened) =>
      void client.openssh_forwardOutStreamLocal(host, opened);
    open(options, { host, port: 0, accept, reject, dial });
  });
}

function open(options: ForwardingOptions, wanted: Wanted): void {
  const { forwards, refuse, refused, link, nodeName } = options;
  const { host, port, accept, reject } = wanted;
  const forward = forwards.begin('localForwarding', { host, port });
  if (typeof forward === 'string') {
    refused(forward);
    return refuse(reject, forward);
  }
  const where = plainText(port === 0 ? host : `${host}:${port}`, 300);
  const fail = (error: unknown): void => {
    forward.drop();
    const sentence = `The node ${nodeName} did not connect to ${where}: ${whyNotOpened(error)}.`;
    refuse(reject, sentence, openFailureOf(error) ?? openFailure.connectFailed);
  };
  const opened: Opened = (error, channel) =>
    error ? fail(error) : forward.join(accept(), channel);
  link.then((client) => wanted.dial(client, opened)).catch(fail);
}
