import { generateKeyPairSync } from 'node:crypto';
import ssh2, { type BaseAgent, type Client, type ConnectConfig } from 'ssh2';
import { connectWithCertificate, type CertificateLogin } from '#main/ssh/certificate-login';
import { fingerprint, publicKeyBlob } from '#main/ssh/public-key';
import { keepAlive } from '#main/ssh/keep-alive';
import { spareMemory } from '#main/ssh/spare-memory';
import { decryptsApart } from '#main/ssh/ssh2-connection';
import { hostKeyPreference, transportAlgorithms } from './algorithms';
import type { Gatekeeper, NodeTarget } from './gatekeeper';
import type { DialedNode, DialNode } from './node-dial';
import { NodeUnreachable } from './node-unreachable';
import type { SessionPermissions } from '#shared/model/session-permissions';

const handshakeTimeoutMs = 15_000;

export interface NodeLinkOptions {
  readonly node: NodeTarget;
  readonly login: string;
  /** What the node may let this connection do. */
  readonly permissions: SessionPermissions;
  /** The caller's agent. */
  readonly agent: BaseAgent;
  readonly gatekeeper: Gatekeeper;
  readonly dial: DialNode;
  /** How long the node may leave keep-alives unanswered before it counts as lost. */
  readonly silenceMs: number;
  readonly signal: AbortSignal;
}

/**
 * Connects to a node as one login, with a key and a certificate made for this connection.
 *
 * @returns an ssh2 client that is signed in
 * @throws NodeUnreachable with a sentence for the person who waits
 */
export async function connectToNode(options: NodeLinkOptions): Promise<Client> {
  const { node, login, permissions, gatekeeper, signal } = options;
  const dialed = await options.dial(node, signal);
  const { socket, source } = dialed;
  try {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const certificate = gatekeeper.mintNodeCertificate({
      node,
      login,
      publicKey: publicKeyBlob(publicKey),
      source,
      permissions,
    });
    return await signIn(options, dialed, { certificate, privateKey });
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function signIn(
  options: NodeLinkOptions,
  { socket, reuseBuffer }: DialedNode,
  credentials: CertificateLogin,
): Promise<Client> {
  const { node, login, silenceMs } = options;
  return new Promise((resolve, reject) => {
    const client = new ssh2.Client();
    let strangeKey: Buffer | null = null;
    client.on('ready', () => resolve(client));
    // Not before: ssh2 keeps parts of the first, plain packets.
    client.once('handshake', () => {
      spareMemory(client);
      if (decryptsApart(client)) reuseBuffer();
    });
    client.on('error', (error) =>
      reject(strangeKey ? unknownHostKey(options, strangeKey) : explain(options, error)),
    );
    client.on('close', () => reject(closedEarly(node)));
    const config: ConnectConfig & { readonly username: string } = {
      sock: socket,
      username: login,
      agent: options.agent,
      readyTimeout: handshakeTimeoutMs,
      ...keepAlive(silenceMs),
      algorithms: { ...transportAlgorithms, serverHostKey: hostKeyPreference(node.hostKeys) },
      hostVerifier: (key: Buffer) => {
        if (node.hostKeys.some((known) => known.equals(key))) return true;
        strangeKey = key;
        return false;
      },
    };
    connectWithCertificate(client, config, credentials);
  });
}

function unknownHostKey({ node, gatekeeper }: NodeLinkOptions, key: Buffer): NodeUnreachable {
  gatekeeper.unknownHostKey({ node, key });
  const known = node.hostKeys.map((each) => fingerprint(each)).join(' or ');
  return new NodeUnreachable(
    `The node ${node.name} showed the host key ${fingerprint(key)}, but ${known || 'none'} is enrolled. ` +
      'Nothing was sent to it. An administrator has to confirm the new key in Daypass, under Administration, Servers; ' +
      'if nobody changed it, another machine is in its place.',
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
