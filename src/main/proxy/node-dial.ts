import { connect, type Socket } from 'node:net';
import type { NodeTarget } from './gatekeeper';
import { NodeUnreachable } from './node-unreachable';

const connectTimeoutMs = 10_000;

/** Opens the TCP connection to a node. @throws NodeUnreachable that says in words what is wrong */
export function dialNode(node: NodeTarget, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: node.host, port: node.port, noDelay: true, signal });
    const fail = (reason: string): void => {
      socket.destroy();
      reject(new NodeUnreachable(`The node ${node.name} is down: ${reason}.`));
    };
    const timer = setTimeout(
      () => fail(`it did not answer within ${connectTimeoutMs / 1_000} seconds`),
      connectTimeoutMs,
    );
    const failed = (error: NodeJS.ErrnoException): void => fail(reasonOf(error));
    socket.on('error', failed);
    socket.once('close', () => clearTimeout(timer));
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });
}

function reasonOf(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'the connection was refused';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'there is no route to it';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its host name is not known';
    case 'ETIMEDOUT':
      return 'it did not answer in time';
    case 'ABORT_ERR':
      return 'the connection was given up';
    default:
      return `it could not be reached (${error.code ?? error.message})`;
  }
}
