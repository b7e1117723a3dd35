import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { constants } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import type { SecureContextOptions, TLSSocket } from 'node:tls';
import { api, type ApiName } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import type { Closable } from '#shared/lib/closable';
import { calledFrom } from '../audit/origin';
import type { NodeEndpoint } from '../enrolment/endpoint';
import type { Authenticate } from './authenticate';
import { readJson } from './body';
import type { EventStreams } from './event-streams';
import { invalidInput, statusOf, toExpected } from './http-errors';
import type { FailedCall } from './notes';
import type { CallPlace, Procedures } from './procedure-types';

/** Requests are read by then or cut off, in milliseconds. */
const requestTimeout = 30_000;
/** How often connections that take too long are looked for, in milliseconds. */
const connectionsCheckingInterval = 5_000;
const mostConnections = 1_000;
/** One address may be a team's; it may still not take all connections. */
const mostConnectionsFromAddress = 250;

/** Who the server is, and whom it asks for certificates. */
export interface TlsContext {
  /** PEM. */
  readonly key: string;
  /** PEM: the server's certificate and its issuer's, so that clients can check the pin. */
  readonly certificateChain: string;
  /** PEM: the issuers of people's certificates. */
  readonly userIssuers: readonly string[];
}

export interface ApiServerOptions extends TlsContext {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly procedures: Procedures;
  readonly authenticate: Authenticate;
  readonly events: EventStreams;
  readonly nodes: NodeEndpoint;
  /** Told of each call that failed, for the audit log. */
  readonly onFailed: (call: FailedCall) => void;
  readonly onBug: (error: unknown) => void;
}

export interface ApiServer extends Closable {
  readonly port: number;
  /** For connections from now on; those that are open stay. */
  setContext(context: TlsContext): void;
}

/**
 * Serves shared/api/contract over HTTPS: `POST /v1/<name>` and `GET /v1/events`, and `/enrol` for servers. A client certificate is asked for
 * but not demanded, as signing in has none; each procedure that needs one checks it itself.
 *
 * @throws the system's error, such as EADDRINUSE, when it cannot listen
 */
export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const server = createServer(
    {
      ...secureContextOf(options),
      requestCert: true,
      rejectUnauthorized: false,
      handshakeTimeout: 10_000,
      maxHeaderSize: 16 * 1024,
      headersTimeout: 10_000,
      requestTimeout,
      connectionsCheckingInterval,
      keepAliveTimeout: 60_000,
      noDelay: true,
    },
    (request, response) => void handle(options, request, response),
  );
  server.maxConnections = mostConnections;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    const { remoteAddress } = socket;
    const others = [...sockets].filter((each) => each.remoteAddress === remoteAddress).length;
    if (others >= mostConnectionsFromAddress) return void socket.destroy();
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await listen(server, options);
  let closing: Promise<void> | undefined;
  return {
    port: (server.address() as AddressInfo).port,
    setContext: (context) => server.setSecureContext(secureContextOf(context)),
    close() {
      closing ??= new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      });
      return closing;
    },
  };
}

function secureContextOf({ key, certificateChain, userIssuers }: TlsContext): SecureContextOptions {
  return {
    key,
    cert: certificateChain,
    ca: [...userIssuers],
    minVersion: 'TLSv1.2',
    // Each connection shows its certificate: no session is resumed from a ticket.
    secureOptions: constants.SSL_OP_NO_TICKET,
  };
}

function listen(server: Server, { host, port }: ApiServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function handle(
  options: ApiServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  const seen: Seen = { name: '', user: null, input: null };
  const { address } = placeOf(request.socket as TLSSocket);
  try {
    const url = urlOf(request);
    const path = url.pathname;
    if (options.nodes.serves(path))
      return await options.nodes.serve({ request, response, path, address });
    if (request.method === 'GET' && path === '/v1/events') {
      const caller = options.authenticate(request.socket as TLSSocket);
      Object.assign(seen, { name: 'events', user: caller.user.id });
      return options.events.open(caller, url.searchParams.get('since'), response);
    }
    const name = procedureOf(request.method, path);
    const output = await calledFrom(address, () => call(options, { name, request, seen }));
    send(response, 200, output);
  } catch (thrown) {
    const error = toExpected(thrown, options.onBug);
    options.onFailed({ ...seen, address, error });
    fail(request, response, error);
  }
}

/** What is known of a call so far, for when it fails. */
type Seen = { -readonly [Key in 'name' | 'user' | 'input']: FailedCall[Key] };

function urlOf({ url = '/' }: IncomingMessage): URL {
  if (URL.canParse(url, 'https://cluster')) return new URL(url, 'https://cluster');
  throw new ExpectedError('not_found', 'The API has no such procedure.');
}

function procedureOf(method: string | undefined, path: string): ApiName {
  const name = path.startsWith('/v1/') ? path.slice('/v1/'.length) : '';
  if (method === 'POST' && Object.hasOwn(api, name)) return name as ApiName;
  throw new ExpectedError('not_found', 'The API has no such procedure.');
}

async function call(
  { procedures, authenticate }: ApiServerOptions,
  {
    name,
    request,
    seen,
  }: { readonly name: ApiName; readonly request: IncomingMessage; readonly seen: Seen },
): Promise<unknown> {
  const socket = request.socket as TLSSocket;
  seen.name = name;
  if (api[name].caller === 'user') seen.user = authenticate(socket).user.id;
  const input = api[name].input.safeParse(await readJson(request));
  if (!input.success) throw invalidInput(input.error);
  seen.input = input.data;
  const place = placeOf(socket);
  // Looked up again: reading the body may have taken a while.
  const context = api[name].caller === 'user' ? { ...place, caller: authenticate(socket) } : place;
  const procedure = procedures[name] as (input: unknown, context: unknown) => Promise<unknown>;
  return procedure(input.data, context);
}

function placeOf(socket: TLSSocket): CallPlace {
  const host = socket.localAddress?.replace(/^::ffff:/, '') ?? '';
  return {
    address: socket.remoteAddress?.replace(/^::ffff:/, '') ?? '',
    reached: `${host.includes(':') ? `[${host}]` : host}:${socket.localPort ?? 0}`,
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const json = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': json.length });
  response.end(json);
}

function fail(request: IncomingMessage, response: ServerResponse, error: ExpectedError): void {
  if (response.headersSent) return void response.destroy();
  // What is still on its way of a body that was refused is not read.
  if (!request.complete) response.setHeader('connection', 'close');
  send(response, statusOf[error.code], error.toApiError());
}
