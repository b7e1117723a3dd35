import type { Client, ClientChannel, ServerChannel } from 'ssh2';
import type { SessionPermissions } from '#shared/model/session-permissions';
import type { ForwardingOptions } from './forward-local';

/** How many addresses a node may listen on for one connection at a time. */
export const maxListeners = 32;

export interface RemoteForwardingOptions extends ForwardingOptions {
  readonly permissions: () => SessionPermissions;
}

export interface RemoteForwarding {
  /** Lets the node listen no more where that is no longer allowed. */
  recheck(): void;
}

/** A listener on the node. */
interface Listener {
  readonly listen: (client: Client, done: (error?: Error | null, port?: number) => void) => void;
  readonly unlisten: (client: Client, done: (error?: Error | null) => void) => void;
}

type Accept = ((port?: number) => void) | undefined;
type Opened = (error: Error | undefined, channel: ServerChannel) => void;

/**
 * Lets the node listen for the caller (RFC 4254, section 7.1: `tcpip-forward`, for `ssh -R`; OpenSSH's
 * `streamlocal-forward@openssh.com` for sockets of the file system) and passes on what connects there. Where it may
 * listen is for the node to say. SSH has no words for refusing this: `refused` gets them.
 */
export function offerRemoteForwarding(options: RemoteForwardingOptions): RemoteForwarding {
  const { connection, link, permissions, refused, nodeName } = options;
  const listeners = new Map<string, Listener>();
  let wanted = 0;
  const why = (): string | null => {
    const { remoteForwarding } = permissions();
    if (!remoteForwarding.allowed) return remoteForwarding.reason;
    if (listeners.size + wanted < maxListeners) return null;
    return `The node listens on ${maxListeners} addresses for you, which is the most.`;
  };
  const add = (
    keyOf: (port: number) => string,
    listener: Listener,
    accept: Accept,
    reject: Accept,
  ): void => {
    const reason = why();
    if (reason !== null) {
      refused(reason);
      return reject?.();
    }
    wanted += 1;
    const failed = (): void => {
      wanted -= 1;
      refused(`The node ${nodeName} does not listen there for you.`);
      reject?.();
    };
    const done = (client: Client, port: number): void => {
      wanted -= 1;
      listeners.set(keyOf(port), listener);
      accept?.(port);
      // It may have been taken away while the node was asked.
      if (!permissions().remoteForwarding.allowed) drop(client);
    };
    const listen = (client: Client): void =>
      listener.listen(client, (error, port) => (error ? failed() : done(client, port ?? 0)));
    link.then(listen).catch(failed);
  };
  const remove = (key: string, accept: Accept, reject: Accept): void => {
    const listener = listeners.get(key);
    if (!listener) return reject?.();
    listeners.delete(key);
    link
      .then((client) => listener.unlisten(client, (error) => (error ? reject : accept)?.()))
      .catch(() => reject?.());
  };
  const drop = (client: Client): void => {
    for (const { unlisten } of listeners.values()) unlisten(client, () => undefined);
    listeners.clear();
  };

  connection.on('request', (accept, reject, name, info) => {
    const path = 'socketPath' in info ? String(info.socketPath) : '';
    const { bindAddr, bindPort } = 'bindAddr' in info ? info : { bindAddr: '', bindPort: 0 };
    if (name === 'tcpip-forward')
      return add((port) => `${bindAddr}:${port}`, tcpListener(bindAddr, bindPort), accept, reject);
    if (name === 'cancel-tcpip-forward') return remove(`${bindAddr}:${bindPort}`, accept, reject);
    if ((name as string) === 'streamlocal-forward@openssh.com')
      return add(() => path, socketListener(path), accept, reject);
    if ((name as string) === 'cancel-streamlocal-forward@openssh.com')
      return remove(path, accept, reject);
    reject?.();
  });
  link.then(
    (client) => passOn(options, client, listeners),
    () => undefined,
  );
  return {
    recheck() {
      if (!permissions().remoteForwarding.allowed) link.then(drop, () => undefined);
    },
  };
}

function tcpListener(address: string, asked: number): Listener {
  let port = asked;
  return {
    listen: (client, done) =>
      void client.forwardIn(address, asked, (error, chosen) => {
        port = asked === 0 ? chosen : asked;
        done(error, port);
      }),
    unlisten: (client, done) => void client.unforwardIn(address, port, done),
  };
}

function socketListener(path: string): Listener {
  return {
    listen: (client, done) => void client.openssh_forwardInStreamLocal(path, done),
    unlisten: (client, done) => void client.openssh_unforwardInStreamLocal(path, done),
  };
}

/** Opens a channel to the caller for each connection that came in at the node. */
function passOn(
  { connection, forwards }: RemoteForwardingOptions,
  client: Client,
  listeners: ReadonlyMap<string, Listener>,
): void {
  const pass = (
    key: string,
    to: { readonly host: string; readonly port: number },
    accept: () => ClientChannel,
    reject: () => void,
    open: (opened: Opened) => void,
  ): void => {
    const forward = listeners.has(key) ? forwards.begin('remoteForwarding', to) : '';
    if (typeof forward === 'string') return reject();
    open((error, channel) => {
      if (!error) return forward.join(channel, accept());
      forward.drop();
      reject();
    });
  };
  client.on('tcp connection', ({ destIP: host, destPort: port, srcIP, srcPort }, accept, reject) =>
    pass(`${host}:${port}`, { host, port }, accept, reject, (opened) =>
      connection.forwardOut(host, port, srcIP, srcPort, opened),
    ),
  );
  client.on('unix connection', ({ socketPath: host }, accept, reject) =>
    pass(host, { host, port: 0 }, accept as () => ClientChannel, reject, (opened) =>
      connection.openssh_forwardOutStreamLocal(host, opened),
    ),
  );
}
