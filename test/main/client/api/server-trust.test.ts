import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#main/client/api/api-client';
import { inspectServer } from '#main/client/api/server-trust';
import { ExpectedError } from '#shared/api/errors';
import { createFakeAuthority } from '../../../helpers/client/fake-authority';
import { startFakeCluster, type FakeCluster } from '../../../helpers/client/fake-cluster';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function cluster(options: Parameters<typeof startFakeCluster>[0] = {}): Promise<FakeCluster> {
  const started = await startFakeCluster(options);
  open.push(started);
  return started;
}

async function tcpServer(onConnection: Parameters<typeof createTcpServer>[1]): Promise<string> {
  const server: Server = createTcpServer(onConnection as never);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => new Promise((resolve) => server.close(() => resolve())) });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function failure(work: Promise<unknown>): Promise<ExpectedError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof ExpectedError) return error;
  throw new Error(`An expected error should have come, not ${String(error)}`);
}

describe('first contact with a cluster', () => {
  it('finds the pinned authority and the name of the cluster in its certificate', async () => {
    const { address, authority, calls } = await cluster();
    const trust = await inspectServer({ address, pin: authority.pin });
    expect(trust.serverName).toBe(`${authority.clusterId}.daypass.internal`);
    expect(trust.issuer).toContain('BEGIN CERTIFICATE');
    expect(calls).toEqual([]);
  });

  it('refuses another authority with both pins, and asks it for no more than who vouched for it', async () => {
    const { address, authority, calls } = await cluster();
    const pin = `sha256:${'0'.repeat(64)}`;
    const error = await failure(inspectServer({ address, pin }));
    expect(error.code).toBe('wrong_pin');
    expect(error.details.join('\n')).toContain(pin);
    expect(error.details.join('\n')).toContain(authority.pin);
    expect(calls).toEqual([{ name: 'cluster.handovers', certified: false, input: {} }]);
  });

  it('refuses a server that shows the pinned authority beside a certificate of another', async () => {
    const meant = await createFakeAuthority();
    const other = await createFakeAuthority();
    const leaf = other.server.cert.split('-----END CERTIFICATE-----')[0] ?? '';
    const issuer = meant.server.cert.split('-----END CERTIFICATE-----')[1] ?? '';
    const end = '-----END CERTIFICATE-----';
    const server = { key: other.server.key, cert: `${leaf}${end}${issuer}${end}\n` };
    const { address } = await cluster({ authority: { ...other, server } });
    expect((await failure(inspectServer({ address, pin: meant.pin }))).code).toBe('wrong_pin');
  });

  it('says in words that nothing listens there', async () => {
    const { address, authority, close } = await cluster();
    await close();
    const error = await failure(inspectServer({ address, pin: authority.pin }));
    expect(error.code).toBe('unreachable');
    expect(error.message).toBe(
      `Cannot reach ${address}: connection refused. Is the cluster running?`,
    );
  });

  it('gives up on something that never answers, and on something that is no TLS server', async () => {
    const pin = `sha256:${'0'.repeat(64)}`;
    const silent = await tcpServer((socket) => socket.on('error', () => undefined).resume());
    const error = await failure(inspectServer({ address: silent, pin, timeoutMs: 50 }));
    expect(error.message).toContain('no answer');
    const web = await tcpServer((socket) => {
      socket.on('error', () => undefined).resume();
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    expect((await failure(inspectServer({ address: web, pin }))).code).toBe('unreachable');
  });

  it('refuses what is no address', async () => {
    const pin = `sha256:${'0'.repeat(64)}`;
    for (const address of ['', 'host', 'host:0', 'host:99999', 'a b:1', 'http://host:1'])
      expect((await failure(inspectServer({ address, pin }))).code).toBe('invalid_input');
  });
});

describe('calls after first contact', () => {
  it('go to nobody but the pinned authority, although the address is the same', async () => {
    const first = await cluster();
    const { address, authority } = first;
    const trust = await inspectServer({ address, pin: authority.pin });
    await first.close();
    const impostor = await cluster({ port: Number(address.split(':')[1]) });
    const api = createApiClient({ address, trust: () => trust, identity: () => null });
    const error = await failure(api.call('cluster.info', {}));
    api.close();
    expect(error.code).toBe('wrong_pin');
    expect(impostor.calls).toEqual([]);
  });

  it("refuse the server of another cluster's id under the same authority", async () => {
    const { address, authority } = await cluster();
    const trust = await inspectServer({ address, pin: authority.pin });
    const other = { ...trust, serverName: '00000000-0000-4000-8000-000000000000.daypass.internal' };
    const api = createApiClient({ address, trust: () => other, identity: () => null });
    expect((await failure(api.call('cluster.info', {}))).code).toBe('wrong_pin');
    api.close();
  });

  it("carry the cluster's errors over, and tell answers that make no sense", async () => {
    const { address, authority, answers } = await cluster();
    const trust = await inspectServer({ address, pin: authority.pin });
    const api = createApiClient({ address, trust: () => trust, identity: () => null });
    answers['cluster.info'] = () => {
      throw new ExpectedError('throttled', 'Wait a minute.', { field: 'user', details: ['two'] });
    };
    const throttled = await failure(api.call('cluster.info', {}));
    expect(throttled.toApiError()).toEqual({
      code: 'throttled',
      message: 'Wait a minute.',
      field: 'user',
      details: ['two'],
    });
    answers['cluster.info'] = () => ({ id: 'not a cluster' });
    expect((await failure(api.call('cluster.info', {}))).code).toBe('internal');
    api.close();
  });

  it('give up when the answer does not come', async () => {
    const { address, authority, answers } = await cluster();
    const trust = await inspectServer({ address, pin: authority.pin });
    answers['cluster.info'] = () => new Promise(() => undefined);
    const api = createApiClient({
      address,
      trust: () => trust,
      identity: () => null,
      timeoutMs: 100,
    });
    const error = await failure(api.call('cluster.info', {}));
    api.close();
    expect(error.code).toBe('unreachable');
    expect(error.message).toContain('no answer');
  });
});
