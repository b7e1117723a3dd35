import type { IncomingMessage } from 'node:http';
import { Agent, request, type RequestOptions } from 'node:https';
import { checkServerIdentity } from 'node:tls';
import { parseAddress } from './address';
import { networkError } from './network-error';
import type { ServerTrust } from './server-trust';

/** The profile's X.509 certificate and its key, both PEM; they stay in this process. */
export interface TlsIdentity {
  readonly certificate: string;
  readonly key: string;
}

/** Where requests of one profile go, whom they trust there and as whom they speak. */
export interface Endpoint {
  readonly address: string;
  /** Read for each request, since authorities rotate. */
  readonly trust: () => ServerTrust;
  readonly agent: Agent;
  /** Read for each request, since certificates are renewed; `null` before sign-in. */
  readonly identity: () => TlsIdentity | null;
}

/** Connections are kept open between calls, one pool for each certificate; sessions are never resumed. */
export function createAgent(): Agent {
  // A resumed session would carry the client certificate of an earlier handshake. Few sockets: a handshake with
  // certificates on both sides takes longer than the calls that wait for a free one. The event stream keeps one.
  return new Agent({ keepAlive: true, maxSockets: 4, maxFreeSockets: 2, maxCachedSessions: 0 });
}

/**
 * Sends one request and answers with the response's head; the body is the caller's to read.
 *
 * @throws ExpectedError `unreachable` or `wrong_pin`
 */
export function send(
  endpoint: Endpoint,
  options: {
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly body: string | null;
    readonly signal: AbortSignal;
    /** Whether to send again when a kept connection turned out to be closed: only for what changes nothing. */
    readonly repeatable: boolean;
  },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request(requestOptions(endpoint, options), resolve);
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const stale = outgoing.reusedSocket && error.code === 'ECONNRESET';
      if (stale && options.repeatable && !options.signal.aborted)
        resolve(send(endpoint, { ...options, repeatable: false }));
      else reject(networkError(error, endpoint.address));
    });
    outgoing.setNoDelay(true);
    outgoing.end(options.body ?? undefined);
  });
}

function requestOptions(
  endpoint: Endpoint,
  options: {
    readonly method: string;
    readonly path: string;
    readonly body: string | null;
    readonly signal: AbortSignal;
  },
): RequestOptions {
  const { host, port } = parseAddress(endpoint.address);
  const { issuer, serverName } = endpoint.trust();
  const identity = endpoint.identity();
  return {
    host,
    port,
    method: options.method,
    path: options.path,
    signal: options.signal,
    agent: endpoint.agent,
    minVersion: 'TLSv1.3',
    ca: [issuer],
    servername: serverName,
    checkServerIdentity: (_host, certificate) => checkServerIdentity(serverName, certificate),
    ...(identity ? { cert: identity.certificate, key: identity.key } : {}),
    headers:
      options.body === null
        ? {}
        : {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(options.body),
          },
  };
}
