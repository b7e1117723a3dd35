import { generateKeyPairSync } from 'node:crypto';
import ssh2, { type Client } from 'ssh2';
import { connectWithCertificate } from '#main/ssh/certificate-login';
import { coalesceWrites } from '#main/ssh/coalesce-writes';
import { fingerprint, publicKeyBlob } from '#main/ssh/public-key';
import { plainAddress } from '#main/ssh/source-address';
import { hostKeyPreference, transportAlgorithms } from './algorithms';
import type { Gatekeeper, NodeTarget } from './gatekeeper';
import { dialNode } from './node-dial';
import { NodeUnreachable } from './node-unreachable';

const handshakeTimeoutMs = 15_000;
const keepaliveIntervalMs = 15_000;

export interface NodeLinkOptions {
  readonly node: NodeTarget;
  readonly login: string;
  readonly gatekeeper: Gatekeeper;
  readonly signal: AbortSignal;
}

/**
 * Connects to a node as one login, with a key and a certificate made for this connection.
 *
 * @returns an ssh2 client that is signed in
 * @throws NodeUnreachable with a sentence for the person who waits
 */
export async function connectToNode(options: NodeLinkOptions): Promise<Client> {
  const socket = await dialNode(options.node, options.signal);
  coalesceWrites(socket);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const certificate = options.gatekeeper.mintNodeCertificate({
    node: options.node,
    login: options.login,
    publicKey: publicKeyBlob(publicKey),
    // On loopback and in a flat network the node sees the address that this end has.
    source: plainAddress(socket.localAddress ?? ''),
  });
  return await new Promise<Client>((resolve, reject) => {
    const client = new ssh2.Client();
    let problem: NodeUnreachable | null = null;
    const fail = (error: NodeUnreachable): void => {
      problem ??= error;
      socket.destroy();
      reject(problem);
    };
    options.signal.addEventListener('abort', () => socket.destroy(), { once: true });
    client.on('ready', () => resolve(client));
    client.on('error', (error) => fail(explain(options, error)));
    client.on('close', () => fail(closedEarly(options.node)));
    connectWithCertificate(
      client,
      {
        sock: socket,
        username: options.login,
        readyTimeout: handshakeTimeoutMs,
        keepaliveInterval: keepaliveIntervalMs,
        algorithms: {
          ...transportAlgorithms,
          serverHostKey: hostKeyPreference(options.node.hostKeys),
        },
        hostVerifier: (key: Buffer) => {
          if (options.node.hostKeys.some((known) => known.equals(key))) return true;
          problem = unknownHostKey(options, key);
          return false;
        },
      },
      { certificate, privateKey },
    );
  });
}

function unknownHostKey({ node, gatekeeper }: NodeLinkOptions, key: Buffer): NodeUnreachable {
  gatekeeper.unknownHostKey({ node, key });
  const known = node.hostKeys.map((each) => fingerprint(each)).join(' or ');
  return new NodeUnreachable(
    `The node ${node.name} showed the host key ${fingerprint(key)}, but ${known || 'none'} is enrolled. ` +
      'Nothing was sent to it. An administrator has to confirm the new key before anyone gets in.',
  );
}

function explain(
  { node, login }: NodeLinkOptions,
  error: Error & { readonly level?: string },
): NodeUnreachable {
  if (error.level === 'client-authentication')
    return new NodeUnreachable(
      `The node ${node.name} does not let "${login}" in. It may have no such account, or not trust this cluster.`,
    );
  if (error.level === 'client-timeout')
    return new NodeUnreachable(
      `The node ${node.name} is reachable, but did not answer as an SSH server in time.`,
    );
  return new NodeUnreachable(
    `The connection to the node ${node.name} could not be set up: ${error.message}.`,
  );
}

function closedEarly(node: NodeTarget): NodeUnreachable {
  return new NodeUnreachable(`The node ${node.name} closed the connection before it was set up.`);
}
