import type { IncomingMessage } from 'node:http';
import { api, type ApiInput, type ApiName, type ApiOutput } from '#shared/api/contract';
import { apiErrorSchema, ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { createAgent, send, type Endpoint, type TlsIdentity } from './https-request';
import { networkError, timeoutError } from './network-error';
import type { ServerTrust } from './server-trust';

/** Speaks to one cluster's API as one user (or as nobody, before sign-in). */
export interface ApiClient {
  /** @throws ExpectedError with the cluster's code and message, or `unreachable`, `wrong_pin`, `internal` */
  call<Name extends ApiName>(name: Name, input: ApiInput<Name>): Promise<ApiOutput<Name>>;
  /** Opens the event stream after `since` (`null`: from now on); the body is NDJSON. */
  openEvents(since: number | null, signal: AbortSignal): Promise<IncomingMessage>;
  close(): void;
}

/** Procedures that change nothing, so that they may be sent twice when a kept connection was closed meanwhile. */
const readOnly: ReadonlySet<ApiName> = new Set<ApiName>([
  'cluster.info',
  'invite.inspect',
  'status.get',
  'resources.search',
  'requests.dryRun',
  'requests.askableRoles',
  'presets.list',
  'requests.list',
  'requests.get',
  'access.explain',
  'nodes.list',
  'audit.list',
  'audit.export',
  'audit.head',
  'audit.verify',
  'authorities.list',
  'cluster.handovers',
  'cluster.trust',
]);
const largestAnswer = 32 * 1024 * 1024;

/** @param options.timeoutMs for a whole call, 30 s unless told */
export function createApiClient(options: {
  readonly address: string;
  readonly trust: () => ServerTrust;
  /** Asked when the server is not vouched for by what is trusted; says whether it is by now. */
  readonly renewTrust?: (tried: ServerTrust) => Promise<boolean>;
  readonly identity: () => TlsIdentity | null;
  readonly timeoutMs?: number;
}): ApiClient {
  const { address, trust, identity, timeoutMs = 30_000 } = options;
  const endpoint: Endpoint = { address, trust, identity, agent: createAgent() };
  /** Who is not trusted is sent nothing, so what was not sent can be sent once it is. */
  const reach = async (request: Parameters<typeof send>[1]): Promise<IncomingMessage> => {
    const tried = trust();
    try {
      return await send(endpoint, request);
    } catch (error) {
      const isUntrusted = error instanceof ExpectedError && error.code === 'wrong_pin';
      if (!isUntrusted || !(await options.renewTrust?.(tried))) throw error;
      return send(endpoint, request);
    }
  };
  return {
    async call(name, input) {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const response = await reach({
          method: 'POST',
          path: `/v1/${name}`,
          body: JSON.stringify(input),
          signal,
          repeatable: readOnly.has(name),
        });
        const body = await readBody(response);
        if (response.statusCode !== 200) throw refusal(response.statusCode ?? 0, body, address);
        return readOutput(name, body, address);
      } catch (error) {
        throw signal.aborted ? timeoutError(address) : networkError(error, address);
      }
    },
    async openEvents(since, signal) {
      const response = await reach({
        method: 'GET',
        path: since === null ? '/v1/events' : `/v1/events?since=${since}`,
        body: null,
        signal,
        repeatable: true,
      });
      if (response.statusCode === 200) return response;
      throw refusal(response.statusCode ?? 0, await readBody(response), address);
    },
    close: () => endpoint.agent.destroy(),
  };
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestAnswer) {
      response.destroy();
      throw new ExpectedError('limit_exceeded', t('client.answer.tooLong'));
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readOutput<Name extends ApiName>(
  name: Name,
  body: string,
  address: string,
): ApiOutput<Name> {
  const parsed = api[name].output.safeParse(parseJson(body));
  if (parsed.success) return parsed.data as ApiOutput<Name>;
  throw new ExpectedError('internal', t('client.answer.strange', { address, name }), {
    cause: parsed.error,
  });
}

function refusal(status: number, body: string, address: string): ExpectedError {
  const known = apiErrorSchema.safeParse(parseJson(body));
  if (known.success) return ExpectedError.from(known.data);
  if (status === 401) return new ExpectedError('not_signed_in', t('client.signIn.unknown'));
  return new ExpectedError('internal', t('client.answer.noCluster', { address, status }));
}
