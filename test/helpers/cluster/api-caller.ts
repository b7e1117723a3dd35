import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Agent, request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:tls';
import { api, type ApiInput, type ApiName, type ApiOutput } from '#shared/api/contract';
import type { Credentials } from '#shared/api/procedures/identity';
import { apiErrorSchema, ExpectedError } from '#shared/api/errors';
import { streamEventSchema, type StreamEvent } from '#shared/api/events';
import { formatKeyLine, publicKeyBlob } from '#main/ssh/public-key';

/** A user's keys, as the client makes them. */
export interface TestKeys {
  readonly ssh: KeyObject;
  readonly tls: KeyObject;
  readonly publicKeys: { readonly ssh: string; readonly tls: string };
}

export function makeKeys(): TestKeys {
  const ssh = generateKeyPairSync('ed25519').privateKey;
  const tls = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const spki = createPublicKey(tls).export({ type: 'spki', format: 'der' });
  return {
    ssh,
    tls,
    publicKeys: { ssh: formatKeyLine(publicKeyBlob(ssh)), tls: spki.toString('base64') },
  };
}

/** Calls a cluster's API the way the contract says, and checks each answer with it. */
export class ApiCaller {
  readonly keys = makeKeys();
  readonly #address: { readonly host: string; readonly port: number };
  readonly #agents: Agent[] = [];
  readonly #ca: string;
  readonly #servername: string;
  /** Kept for as long as the certificate that its connections show; `null` makes one for each call. */
  #kept: Agent | null = null;
  /** Whether calls share connections, as the app's do. */
  keepAlive = false;
  credentials: Credentials | null = null;

  private constructor(address: { host: string; port: number }, ca: string, servername: string) {
    this.#address = address;
    this.#ca = ca;
    this.#servername = servername;
  }

  /** Takes the issuer that the server sends as the one to trust; tests of the pin are elsewhere. */
  static async reach(apiAddress: string): Promise<ApiCaller> {
    const [host = '', port = ''] = apiAddress.split(':');
    const address = { host, port: Number(port) };
    return new Promise((resolve, reject) => {
      const socket = connect({ ...address, rejectUnauthorized: false }, () => {
        const leaf = socket.getPeerCertificate(true);
        const pem = `-----BEGIN CERTIFICATE-----\n${leaf.issuerCertificate.raw.toString('base64')}\n-----END CERTIFICATE-----\n`;
        const name = /DNS:([0-9a-f-]{36}\.daypass\.internal)/.exec(leaf.subjectaltname ?? '')?.[1];
        socket.destroy();
        resolve(new ApiCaller(address, pem, name ?? ''));
      });
      socket.once('error', reject);
    });
  }

  async signIn(user: string, password: string): Promise<Credentials> {
    return this.take(
      await this.call('signIn.password', { user, password, publicKeys: this.keys.publicKeys }),
    );
  }

  async assume(...requests: string[]): Promise<Credentials> {
    const { publicKeys } = this.keys;
    return this.take(await this.call('certificates.issue', { publicKeys, assume: requests }));
  }

  take(credentials: Credentials): Credentials {
    this.credentials = credentials;
    this.#kept = null;
    return credentials;
  }

  async call<Name extends ApiName>(name: Name, input: ApiInput<Name>): Promise<ApiOutput<Name>> {
    const { status, body } = await this.post(`/v1/${name}`, JSON.stringify(input));
    if (status !== 200) throw ExpectedError.from(apiErrorSchema.parse(JSON.parse(body)));
    return api[name].output.parse(JSON.parse(body)) as ApiOutput<Name>;
  }

  /** A raw call, for what the types would not let through. */
  async post(
    path: string,
    body: string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: string }> {
    const type = { 'content-type': 'application/json' };
    return readAll(await this.#send(path, 'POST', body, { ...type, ...headers }));
  }

  async get(path: string): Promise<{ status: number; body: string }> {
    return readAll(await this.#send(path, 'GET', null, {}));
  }

  /** Follows the event stream until closed. */
  async events(since?: number): Promise<TestEvents> {
    const query = since === undefined ? '' : `?since=${since}`;
    return new TestEvents(await this.#send(`/v1/events${query}`, 'GET', null, {}));
  }

  close(): void {
    for (const agent of this.#agents) agent.destroy();
  }

  #send(
    path: string,
    method: string,
    body: string | null,
    headers: Record<string, string>,
  ): Promise<IncomingMessage> {
    const agent = this.#kept ?? new Agent({ keepAlive: this.keepAlive });
    if (agent !== this.#kept) this.#agents.push(agent);
    if (this.keepAlive) this.#kept = agent;
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          ...this.#address,
          path,
          method,
          headers,
          agent,
          ca: this.#ca,
          servername: this.#servername,
          ...(this.credentials && {
            cert: this.credentials.tlsCertificate,
            key: this.keys.tls.export({ type: 'pkcs8', format: 'pem' }),
          }),
        },
        resolve,
      );
      sent.once('error', reject);
      sent.end(body ?? undefined);
    });
  }
}

async function readAll(response: IncomingMessage): Promise<{ status: number; body: string }> {
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode ?? 0, body };
}

/** What came by one event stream. */
export class TestEvents {
  readonly seen: StreamEvent[] = [];
  readonly ended: Promise<void>;
  readonly #response: IncomingMessage;
  readonly #waiting = new Set<() => void>();

  constructor(response: IncomingMessage) {
    this.#response = response;
    this.ended = this.#read();
  }

  /** The next event, or one seen already, that fits. */
  async find(fits: (event: StreamEvent) => boolean): Promise<StreamEvent> {
    for (;;) {
      const found = this.seen.find(fits);
      if (found) return found;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  close(): void {
    this.#response.destroy();
  }

  async #read(): Promise<void> {
    let rest = '';
    try {
      for await (const chunk of this.#response) {
        const lines = (rest + String(chunk)).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines.filter((each) => each !== '')) {
          this.seen.push(streamEventSchema.parse(JSON.parse(line)));
          for (const wake of this.#waiting) wake();
          this.#waiting.clear();
        }
      }
    } catch (error) {
      // The other side went, or the test closed the stream itself.
      const { code } = error as { code?: string };
      if (code !== 'ECONNRESET' && code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    }
  }
}
