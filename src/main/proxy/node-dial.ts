import { connect, type Socket } from 'node:net';
import type { NodeTarget } from './gatekeeper';
import { reasonOf } from './node-failure';
import { NodeUnreachable } from './node-unreachable';

const connectTimeoutMs = 10_000;

/**
 * What all connections to nodes read into: what one read brought is handled before the next read. A fresh buffer for
 * each read, Node's way, halves a download where memory is costly to come by, as in Electron.
 */
const readBuffer = Buffer.allocUnsafeSlow(256 * 1024);

export interface DialedNode {
  /** Connected and paused. It emits `data` as any socket does. */
  readonly socket: Socket;
  /** To be called once nobody keeps parts of what `data` brings: from then on the next read overwrites it. */
  reuseBuffer(): void;
}

/** Opens the TCP connection to a node. @throws NodeUnreachable that says in words what is wrong */
export function dialNode(node: NodeTarget, signal: AbortSignal): Promise<DialedNode> {
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
      reject(new NodeUnreachable(`The node ${node.name} is down: ${reason}.`));
    };
    const timer = setTimeout(
      () => fail(`it did not answer within ${connectTimeoutMs / 1_000} seconds`),
      connectTimeoutMs,
    );
    socket.on('error', (error) => fail(reasonOf(error)));
    socket.once('close', () => clearTimeout(timer));
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve({ socket, reuseBuffer: () => void (reuse = true) });
    });
  });
}
