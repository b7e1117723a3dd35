import type { Connection } from 'ssh2';
import type { Unsubscribe } from '#shared/lib/closable';
import { err, ok, type Result } from '#shared/lib/result';
import { closeChannel } from './channel-end';
import { ChannelSocket } from './channel-socket';

/** What a node asks the gateway to listen on for it. The gateway listens nowhere: it is the name of the tunnel. */
export const tunnelHost = 'daypass';
export const tunnelPort = 22;
/** Where connections by a tunnel come from, as the node's sshd sees them. */
const nodeSees = '127.0.0.1';
const openTimeoutMs = 10_000;

/** The connections by which nodes that nobody reaches from outside keep themselves reachable. */
export interface Tunnels {
  /** Takes a node's connection as its tunnel until it closes. An older one of the same node ends. */
  keep(nodeId: string, connection: Connection): void;
  /** Takes a connection back, as long as it is the node's tunnel. */
  release(nodeId: string, connection: Connection): void;
  /** Opens a connection to the node's sshd; or says why not, in words that end a sentence. */
  open(node: { readonly id: string }, signal: AbortSignal): Promise<Result<ChannelSocket>>;
  /** Tells of each node whose tunnel came or went. */
  onChange(listener: (nodeId: string) => void): Unsubscribe;
}

export function createTunnels(): Tunnels {
  const kept = new Map<string, Connection>();
  const listeners = new Set<(nodeId: string) => void>();
  const tell = (nodeId: string): void => listeners.forEach((listener) => listener(nodeId));

  const release = (nodeId: string, connection: Connection): void => {
    if (kept.get(nodeId) !== connection) return;
    kept.delete(nodeId);
    tell(nodeId);
  };
  return {
    keep(nodeId, connection) {
      const before = kept.get(nodeId);
      kept.set(nodeId, connection);
      connection.once('close', () => release(nodeId, connection));
      if (before !== connection) before?.end();
      tell(nodeId);
    },
    release,
    open({ id }, signal) {
      const connection = kept.get(id);
      if (connection) return openThrough(connection, signal);
      return Promise.resolve(err('it keeps no tunnel to the gateway'));
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function openThrough(connection: Connection, signal: AbortSignal): Promise<Result<ChannelSocket>> {
  return new Promise((resolve) => {
    let over = false;
    const settle = (result: Result<ChannelSocket>): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      connection.off('close', lost);
      resolve(result);
    };
    const fail = (reason: string): void => settle(err(reason));
    const giveUp = (): void => fail('the connection was given up');
    const lost = (): void => fail('its tunnel to the gateway was lost');
    const seconds = openTimeoutMs / 1_000;
    const timer = setTimeout(
      () => fail(`it did not answer within ${seconds} seconds`),
      openTimeoutMs,
    );
    signal.addEventListener('abort', giveUp);
    connection.on('close', lost);
    if (signal.aborted) return giveUp();
    connection.forwardOut(tunnelHost, tunnelPort, nodeSees, 0, (error, channel) => {
      if (error) return fail('its tunnel is there, but its sshd does not answer');
      // Whoever asked for it may have given up meanwhile.
      if (over) return closeChannel(channel);
      return settle(ok(new ChannelSocket(channel, nodeSees)));
    });
  });
}
