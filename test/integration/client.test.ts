import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startCluster, type Cluster } from '#main/cluster/start';
import { parseJoinLink } from '#shared/api/join-link';
import type { SessionState } from '#shared/ipc/app-state';
import type { ApiInput, ApiOutput, WindowApiName } from '#shared/api/contract';
import type { AccessRequestView } from '#shared/model/access-request';
import { createClientRig, type ClientRig } from '../helpers/client/client-rig';
import { plainRequest } from '../helpers/plain-request';
import { createTestPort, type TestPort } from '../helpers/client/test-port';

let folder: string;
let cluster: Cluster;
let rig: ClientRig;
const ids: Record<string, string> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-client-'));
  vi.stubEnv('XDG_RUNTIME_DIR', folder);
  cluster = await start({ type: 'demo' });
  rig = createClientRig();
  await rig.client.restore({ profiles: [] });
  for (const name of ['alice', 'bob']) ids[name] = await signIn(name);
  // From then on they hear of what happens.
  for (const name of ['alice', 'bob']) await greeted(ids[name] ?? '');
});
afterAll(async () => {
  await rig.close();
  await cluster.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => rig.client.drop({ profileId: ids['alice'] ?? '' }));

const greeted = (id: string): Promise<void> =>
  rig.until(() =>
    rig.all('event').some(({ profileId, event }) => profileId === id && event.type === 'hello'),
  );

const start = (create: { type: 'demo' } | null): Promise<Cluster> =>
  startCluster({
    dataDir: join(folder, 'cluster'),
    create,
    wrapper: null,
    preferred: { api: 0, proxy: 0 },
  });

async function signIn(name: string): Promise<string> {
  const { apiAddress: address, pin, demoUsers } = cluster.info;
  const password = demoUsers.find((user) => user.name === name)?.password ?? '';
  return (await rig.client.signIn({ address, pin, user: name, password })).profileId;
}

function call<Name extends WindowApiName>(
  who: 'alice' | 'bob' | 'dana',
  name: Name,
  input: ApiInput<Name>,
): Promise<ApiOutput<Name>> {
  return rig.client.call({ profileId: ids[who] ?? '', name, input });
}

async function resource(name: string): Promise<string> {
  const { rows } = await call('alice', 'resources.search', {
    query: name,
    kinds: ['node'],
    labels: {},
    show: 'all',
    cursor: null,
    limit: 10,
  });
  const found = rows.find((row) => row.resource.name === name);
  if (found) return found.resource.id;
  throw new Error(`There is no ${name}`);
}

/** Alice asks for a login on iot, and bob approves. */
async function granted(login: 'alice' | 'deploy'): Promise<AccessRequestView['request']> {
  const { request } = await call('alice', 'requests.create', {
    ...plainRequest,
    resources: [{ id: await resource('iot'), constraint: { type: 'ssh_logins', logins: [login] } }],
    reason: 'The thermostat is stuck',
  });
  await call('bob', 'requests.review', {
    id: request.id,
    verdict: 'approve',
    message: 'Go on',
    terms: null,
  });
  return request;
}

const assume = (id: string): Promise<void> =>
  rig.client.assume({ profileId: ids['alice'] ?? '', requests: [id] });

async function open(
  node: string,
  login: string,
): Promise<{
  sessionId: string;
  port: TestPort;
  ended: () => Promise<SessionState>;
}> {
  const port = createTestPort({ acknowledge: true });
  const sessionId = randomUUID();
  const where = { profileId: ids['alice'] ?? '', resource: await resource(node), login };
  await rig.client.openSession({ sessionId, ...where, columns: 80, rows: 24, again: false }, port);
  return { sessionId, port, ended: () => rig.ended(sessionId) };
}

/** Runs a command with the stock client, by alice's agent and known_hosts. */
async function stockSsh(target: string): Promise<{ stdout: string; stderr: string }> {
  const { stockSsh: stock } = await rig.profile(ids['alice'] ?? '', (each) => !!each.stockSsh);
  if (!stock) throw new Error('There is no agent');
  const options = ['StrictHostKeyChecking=yes', `UserKnownHostsFile=${stock.knownHosts}`];
  const args = ['-F', 'none', ...options.flatMap((option) => ['-o', option])];
  const where = ['-p', String(stock.proxyPort), '-l', target, stock.proxyHost, 'echo to-$((6*7))'];
  const env = { ...process.env, SSH_AUTH_SOCK: stock.agentSocket };
  return promisify(execFile)('ssh', [...args, ...where], { env });
}

describe('the whole loop against a real cluster', () => {
  it('bob hears of the request, alice of the approval; assumed, she is in a shell on iot', async () => {
    const request = await granted('deploy');
    await vi.waitFor(() => {
      const heard = rig
        .all('event')
        .flatMap(({ profileId, event }) =>
          event.type === 'request' && event.view.request.id === request.id
            ? [{ profileId, change: event.change }]
            : [],
        );
      expect(heard).toContainEqual({ profileId: ids['bob'], change: 'created' });
      expect(heard).toContainEqual({ profileId: ids['alice'], change: 'approved' });
    });
    await assume(request.id);
    const held = await rig.profile(ids['alice'] ?? '', (each) => each.assumedUntil !== null);
    expect(held.status?.activeRequests).toEqual([request.id]);
    const { sessionId, port } = await open('iot', 'deploy');
    await rig.session(sessionId, ({ state, name }) => state === 'open' && name === 'iot');
    port.send({ type: 'input', text: 'echo is-$((40+2)); stty size\r' });
    await port.shows('is-42');
    await port.shows('24 80');
    port.send({ type: 'resize', columns: 101, rows: 33 });
    port.send({ type: 'input', text: 'stty size\r' });
    await port.shows('33 101');
    port.send({ type: 'input', text: 'exit 7\r' });
    expect(await rig.ended(sessionId)).toMatchObject({ exitCode: 7 });
  });

  it('a login that was not granted, and another node, are refused in words', async () => {
    await assume((await granted('deploy')).id);
    const asAlice = await (await open('iot', 'alice')).ended();
    expect(asAlice.reason).toMatch(/alice/);
    expect(asAlice.reason).toMatch(/iot/);
    const elsewhere = await (await open('this-computer', 'deploy')).ended();
    expect(elsewhere.reason).not.toBe('');
    expect(elsewhere.reason).not.toContain('without saying why');
  });

  it('after drop it is refused with the reason, and what was open is closed', async () => {
    await assume((await granted('deploy')).id);
    const before = await open('iot', 'deploy');
    await rig.session(before.sessionId, ({ state }) => state === 'open');
    await rig.client.drop({ profileId: ids['alice'] ?? '' });
    expect((await before.ended()).reason).toBe('You dropped this access');
    const { reason } = await (await open('iot', 'deploy')).ended();
    expect(reason).toMatch(/requester/);
    expect(reason).not.toContain('without saying why');
  });

  it('a revoke ends the session, and regular access is back by itself', async () => {
    const request = await granted('alice');
    await assume(request.id);
    const { sessionId } = await open('iot', 'alice');
    await rig.session(sessionId, ({ state }) => state === 'open');
    await call('bob', 'requests.revoke', { id: request.id, reason: 'The incident is over' });
    expect((await rig.ended(sessionId)).reason).not.toBe('');
    const told = await rig.profile(ids['alice'] ?? '', (each) => each.assumedUntil === null);
    expect(told.stateReason).toContain('bob revoked the access you had assumed');
  });

  it('stock ssh gets in by the agent while it is assumed, and hears why not after drop', async () => {
    await assume((await granted('deploy')).id);
    expect((await stockSsh('deploy@iot')).stdout).toBe('to-42\n');
    await expect(stockSsh('alice@iot')).rejects.toMatchObject({ code: 255 });
    await rig.client.drop({ profileId: ids['alice'] ?? '' });
    const refused: unknown = await stockSsh('deploy@iot').catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 255 });
    expect((refused as { stderr: string }).stderr).toMatch(/requester/);
  });

  it('a cluster that was started again is found again, with the same sign-ins', async () => {
    const request = await granted('deploy');
    await assume(request.id);
    const [api, proxy] = [cluster.info.apiAddress, cluster.info.proxyAddress];
    await cluster.close();
    const away = await rig.profile(ids['alice'] ?? '', (each) => each.state === 'unreachable');
    expect(away.stateReason).toContain(`Cannot reach ${api}`);
    cluster = await start(null);
    expect(cluster.info).toMatchObject({ apiAddress: api, proxyAddress: proxy });
    await rig.profile(ids['alice'] ?? '', (each) => each.state === 'signed-in');
    const { port } = await open('iot', 'deploy');
    port.send({ type: 'input', text: 'echo still-$((40+2))\r' });
    await port.shows('still-42');
  });

  it('a wrong password is refused, and a link works once', async () => {
    const { apiAddress: address, pin } = cluster.info;
    const wrong = rig.client.signIn({ address, pin, user: 'alice', password: 'not the password' });
    await expect(wrong).rejects.toMatchObject({ code: 'wrong_credentials' });
    ids['dana'] = await signIn('dana');
    const input = { user: 'dora', roles: ['requester'], logins: ['alice'] };
    const { link } = await call('dana', 'invite.create', input);
    const parsed = parseJoinLink(link);
    if (!parsed.ok) throw new Error(parsed.error);
    const invite = { ...parsed.value };
    expect(await rig.client.inspectInvite(invite)).toMatchObject({ user: 'dora' });
    const password = 'a password of her own';
    const { profileId } = await rig.client.redeemInvite({ ...invite, password });
    expect(await rig.profile(profileId, ({ state }) => state === 'signed-in')).toMatchObject({
      userName: 'dora',
    });
    const again = rig.client.redeemInvite({ ...invite, password });
    await expect(again).rejects.toMatchObject({ code: 'invite_invalid' });
    const elsewhere = { ...invite, pin: `sha256:${'0'.repeat(64)}` };
    await expect(rig.client.inspectInvite(elsewhere)).rejects.toMatchObject({ code: 'wrong_pin' });
  });
});
