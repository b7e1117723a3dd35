import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { formatKeyLine } from '#main/ssh/public-key';
import type { ApiInput, ApiName } from '#shared/api/contract';
import type { Credentials, PublicKeys } from '#shared/api/procedures/identity';
import { ExpectedError } from '#shared/api/errors';
import type { ClusterEvent } from '#shared/api/events';
import type { AccessRequestView } from '#shared/model/access-request';
import type { Status } from '#shared/model/status';
import { createFakeAuthority, type FakeAuthority } from './fake-authority';

export type Answers = { [Name in ApiName]?: (input: ApiInput<Name>) => unknown };

/** A cluster's API on 127.0.0.1 that speaks TLS as the real one does and answers what a test tells it to. */
export interface FakeCluster {
  readonly address: string;
  readonly authority: FakeAuthority;
  readonly user: { readonly id: string; readonly name: string };
  /** What the sign-in session holds; tests change it to play the cluster's part. */
  readonly held: {
    roles: string[];
    assumed: string[];
    generation: number;
    validUntil: number;
    keepStanding: boolean;
    severalGrants: boolean;
    /** Whether the usual certificate names all that is held. */
    whole: boolean;
  };
  readonly requests: Map<string, AccessRequestView>;
  /** Calls in the order they came, `events?since=…` among them, each with whether it had a client certificate. */
  readonly calls: { readonly name: string; readonly certified: boolean; readonly input: unknown }[];
  /** Takes the place of the usual answers; may throw ExpectedError. */
  readonly answers: Answers;
  /** Open event streams. */
  readonly streams: Set<ServerResponse>;
  /** What a new stream gets first. */
  eventsStatus: number;
  emit(event: ClusterEvent): void;
  /** Waits for a call that has not come yet. */
  nextCall(name: string): Promise<void>;
  gatewayPort: number;
  close(): Promise<void>;
}

const hour = 3_600_000;

export async function startFakeCluster(options: {
  readonly authority?: FakeAuthority;
  readonly userName?: string;
  readonly port?: number;
}): Promise<FakeCluster> {
  const authority = options.authority ?? (await createFakeAuthority());
  const until = Date.now() + 12 * hour;
  const server = createServer({
    ...authority.server,
    ca: [authority.clientCa],
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: 'TLSv1.3',
  });
  const waiting = new Map<string, (() => void)[]>();
  const fake: FakeCluster = {
    address: '',
    authority,
    user: { id: randomUUID(), name: options.userName ?? 'alice' },
    held: {
      ...{ roles: ['requester'], assumed: [], generation: 0, validUntil: until },
      ...{ keepStanding: false, severalGrants: false, whole: true },
    },
    requests: new Map(),
    calls: [],
    answers: {},
    streams: new Set(),
    eventsStatus: 200,
    gatewayPort: 2222,
    emit(event) {
      for (const stream of fake.streams) stream.write(`${JSON.stringify(event)}\n`);
    },
    nextCall: (name) =>
      new Promise((resolve) => waiting.set(name, [...(waiting.get(name) ?? []), resolve])),
    async close() {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
  const noted = (name: string, certified: boolean, input: unknown): void => {
    fake.calls.push({ name, certified, input });
    for (const resolve of waiting.get(name) ?? []) resolve();
    waiting.delete(name);
  };
  server.on('request', (request, response) => void serve(fake, noted, request, response));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(fake, { address: `127.0.0.1:${port}` });
}

type Noted = (name: string, certified: boolean, input: unknown) => void;

async function serve(
  fake: FakeCluster,
  noted: Noted,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const certified = (request.socket as TLSSocket).authorized;
  const name = (request.url ?? '').replace('/v1/', '');
  if (name.startsWith('events')) {
    noted(name, certified, null);
    return openStream(fake, response);
  }
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const input = JSON.parse(text) as never;
  noted(name, certified, input);
  try {
    const own = fake.answers[name as ApiName] as ((input: unknown) => unknown) | undefined;
    const output = await (own ?? usual(fake)[name as keyof ReturnType<typeof usual>])(input);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(output));
  } catch (error) {
    const told =
      error instanceof ExpectedError ? error : new ExpectedError('internal', String(error));
    response
      .writeHead(told.code === 'not_signed_in' ? 401 : 400)
      .end(JSON.stringify(told.toApiError()));
  }
}

function openStream(fake: FakeCluster, response: ServerResponse): void {
  if (fake.eventsStatus !== 200) {
    const error = new ExpectedError('not_signed_in', 'You are signed out. Sign in again.');
    response.writeHead(fake.eventsStatus).end(JSON.stringify(error.toApiError()));
    return;
  }
  fake.streams.add(response);
  response.on('close', () => fake.streams.delete(response));
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.write('\n');
}

function usual(fake: FakeCluster) {
  const { authority, held } = fake;
  const session = randomUUID();
  const issue = (publicKeys: PublicKeys, assume: string[]): Promise<Credentials> => {
    if (assume.some((id) => !fake.requests.has(id)))
      throw new ExpectedError('not_found', 'There is no such request.');
    held.assumed = assume;
    held.generation += 1;
    return certify(publicKeys, held.whole);
  };
  const certify = async (publicKeys: PublicKeys, whole: boolean): Promise<Credentials> => {
    const scope = { type: 'standing' as const, roles: held.roles };
    const tlsUntil = Date.now() + 12 * hour;
    const input = { publicKeys, status: statusOf(fake), session, tlsUntil, scope };
    return { ...(await authority.credentials(input)), whole };
  };
  return {
    'cluster.info': () => ({
      id: authority.clusterId,
      name: 'demo',
      version: '0.1.0',
      proxy: {
        host: null,
        port: fake.gatewayPort,
        hostAuthority: formatKeyLine(authority.hostAuthority),
      },
      proxyHostKey: formatKeyLine(authority.hostKey.blob),
      features: [],
      demo: true,
    }),
    'signIn.password': (input: ApiInput<'signIn.password'>) => issue(input.publicKeys, []),
    'invite.redeem': (input: ApiInput<'invite.redeem'>) => issue(input.publicKeys, []),
    'certificates.issue': (input: ApiInput<'certificates.issue'>) =>
      input.for === undefined
        ? issue(input.publicKeys, input.assume)
        : certify(input.publicKeys, true),
    'status.get': () => statusOf(fake),
    'cluster.handovers': () => ({ handovers: [] }),
    'cluster.trust': () => ({ handovers: [], hostAuthorities: [], renew: false }),
    'requests.get': ({ id }: ApiInput<'requests.get'>) => {
      const view = fake.requests.get(id);
      if (view) return view;
      throw new ExpectedError('not_found', 'There is no such request.');
    },
    'resources.search': () => ({ rows: [], next: null, total: 0, emptyReason: 'Nothing here.' }),
    signOut: () => ({}),
  };
}

function statusOf({ user, held, requests }: FakeCluster): Status {
  const grants = held.assumed.flatMap((id) => {
    const request = requests.get(id)?.request;
    if (request?.state !== 'APPROVED') return [];
    const { roles, resources, accessUntil } = request;
    return [{ request: id, roles, resources, accessUntil: accessUntil ?? 0 }];
  });
  return {
    cluster: 'demo',
    user,
    roles: held.roles,
    assumedRoles: [],
    logins: [],
    activeRequests: grants.map(({ request }) => request),
    grants,
    standing: grants.length === 0 || held.keepStanding,
    severalGrants: held.severalGrants,
    allowedResources: null,
    validUntil: held.validUntil,
    generation: held.generation,
    extensions: { pty: true, portForwarding: false, agentForwarding: false },
    can: {
      request: true,
      review: false,
      administer: false,
      audit: false,
      lock: false,
      settings: false,
      recordings: false,
    },
    reasonRequired: false,
  };
}

/** An approved request, or what a test makes of it. */
export function requestView(
  fake: FakeCluster,
  change: Partial<AccessRequestView['request']> = {},
): AccessRequestView {
  const now = Date.now();
  return {
    request: {
      id: randomUUID(),
      requester: fake.user,
      roles: ['access'],
      resources: [{ id: `/demo/node/${randomUUID()}`, constraint: { type: 'by-role' } }],
      reason: 'a test',
      suggestedReviewers: [],
      state: 'APPROVED',
      created: now,
      pendingUntil: now + hour,
      accessDuration: hour,
      approvedAt: now,
      accessUntil: now + hour,
      reviews: [],
      resolution: '',
      endedBy: null,
      startAt: null,
      asked: null,
      extends: null,
      escalations: 0,
      comments: [],
      ...change,
    },
    resources: [],
    principals: {},
    can: {
      review: false,
      assume: true,
      withdraw: false,
      revoke: false,
      release: true,
      extend: true,
      comment: true,
    },
    locked: null,
    whyNotReview: '',
    calledUpon: false,
    waitingFor: '',
  };
}
