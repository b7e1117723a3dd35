import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { coalesceWrites } from '#main/ssh/coalesce-writes';
import { plainAddress } from '#main/ssh/source-address';
import type { NodeTarget } from './gatekeeper';
import { reasonOf } from './node-failure';
import { NodeUnreachable } from './node-unreachable';
import type { Tunnels } from './tunnels';

const connectTimeoutMs = 10_000;

/**
 * What all connections to nodes read into: what one read brought is handled before the next read. A fresh buffer for
 * each read, Node's way, halves a download where memory is costly to come by, as in Electron.
 */
const readBuffer = Buffer.allocUnsafeSlow(256 * 1024);

export interface DialedNode {
  /** Connected and paused. It emits `data` as any socket does; only ssh2 may write to it. */
  readonly socket: Duplex;
  /** The address that the node sees this connection come from. */
  readonly source: string;
  /** To be called once nobody keeps parts of what `data` brings: from then on the next read overwrites it. */
  reuseBuffer(): void;
}

/** Opens a connection to a node's sshd. @throws NodeUnreachable that says in words what is wrong */
export type DialNode = (node: NodeTarget, signal: AbortSignal) => Promise<DialedNode>;

/** Reaches nodes by the tunnel that they keep, where they keep one, and otherwise by TCP. */
export function createDialNode(tunnels: Pick<Tunnels, 'open'>): DialNode {
  return async (node, signal) => {
    if (!node.tunnel) return dialTcp(node, signal);
    const opened = await tunnels.open(node, signal);
    if (!opened.ok) throw down(node, opened.error);
    const socket = opened.value;
    socket.pause();
    return { socket, source: socket.remoteAddress, reuseBuffer: () => undefined };
  };
}

function dialTcp(node: NodeTarget, signal: AbortSignal): Promise<DialedNode> {
  return new Promise((resolve, reject) => {
    let reuse = false;
    const read = (length: number): boolean => {
      const bytes = readBuffer.subarray(0, length);
      return socket.emit('data', reuse ? bytes : Buffer.from(bytes));
    };
    const { host, port } = node;
    const onread = { buffer: readBuffer, callback: read };
    const socket = connect({ host, port, noDelay: true, signal, onread });
    socket.pause();
    const fail = (reason: string): void => {
      socket.destroy();
      reject(down(node, reason));
    };
    const timer = setTimeout(
      () => fail(`it did not answer within ${connectTimeoutMs / 1_000} seconds`),
      connectTimeoutMs,
    );
    socket.on('error', (error) => fail(reasonOf(error)));
    socket.once('close', () => clearTimeout(timer));
    socket.once('connect', () => {
      clearTimeout(timer);
      coalesceWrites(socket);
      // On loopback and in a flat network the node sees the address that this end has.
      const source = plainAddress(socket.localAddress ?? '');
      resolve({ socket, source, reuseBuffer: () => void (reuse = true) });
    });
  });
}

function down({ name }: NodeTarget, reason: string): NodeUnreachable {
  return new NodeUnreachable(`The node ${name} is down: ${reason}.`);
}
