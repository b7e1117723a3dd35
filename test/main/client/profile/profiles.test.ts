import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SavedProfile } from '#main/client/protocol';
import { profileStateSchema } from '#shared/ipc/app-state';
import { createClientRig, type ClientRig } from '../../../helpers/client/client-rig';
import { createFakeAuthority } from '../../../helpers/client/fake-authority';
import { startFakeCluster, type FakeCluster } from '../../../helpers/client/fake-cluster';

let runtime: string;
let rig: ClientRig;
let cluster: FakeCluster;
const more: FakeCluster[] = [];

beforeEach(async () => {
  runtime = mkdtempSync(join(tmpdir(), 'daypass-profiles-'));
  vi.stubEnv('XDG_RUNTIME_DIR', runtime);
  cluster = await startFakeCluster({});
  rig = createClientRig();
  await rig.client.restore({ profiles: [] });
});
afterEach(async () => {
  await rig.close();
  await Promise.all([cluster, ...more.splice(0)].map((each) => each.close()));
  rmSync(runtime, { recursive: true });
});

async function signIn(to = cluster): Promise<string> {
  const { profileId } = await rig.client.signIn({
    address: to.address,
    pin: to.authority.pin,
    user: to.user.name,
    password: 'a long password',
  });
  return profileId;
}

const failure = (code: string) => expect.objectContaining({ code });
const state = (id: string) => rig.profile(id, () => true);

describe('signing in', () => {
  it('makes a profile that is told and remembered, without any secret', async () => {
    const id = await signIn();
    const told = await rig.profile(id, (each) => each.state === 'signed-in');
    expect(profileStateSchema.parse(told)).toEqual(told);
    expect(told).toMatchObject({ userName: 'alice', stateReason: '', assumedUntil: null });
    const { pin, clusterId } = cluster.authority;
    const saved: SavedProfile = {
      id,
      cluster: { id: clusterId, name: 'demo', address: cluster.address, pin, demo: true },
      userName: 'alice',
      handovers: 0,
      audit: null,
    };
    expect(rig.last('savedProfiles')).toEqual([saved]);
    expect(JSON.stringify(rig.all('profiles'))).not.toMatch(/PRIVATE KEY|a long password/);
  });

  it('makes its keys here: the cluster gets public ones, and later calls carry the certificate', async () => {
    const id = await signIn();
    await rig.client.call({ profileId: id, name: 'status.get', input: {} });
    const [first, second] = cluster.calls.filter(({ name }) => name !== 'events');
    expect([first, second].map((call) => call?.name)).toEqual(['cluster.info', 'signIn.password']);
    expect(second?.certified).toBe(false);
    expect(JSON.stringify(second?.input)).toContain('ssh-ed25519 ');
    expect(JSON.stringify(cluster.calls)).not.toContain('PRIVATE');
    expect(cluster.calls.find(({ name }) => name === 'status.get')?.certified).toBe(true);
  });

  it('again as the same user of the same cluster keeps the profile, and ends the sign-in before', async () => {
    const id = await signIn();
    expect(await signIn()).toBe(id);
    expect(rig.last('savedProfiles')).toHaveLength(1);
    expect(cluster.calls.filter(({ name }) => name === 'signOut')).toHaveLength(1);
    expect(existsSync(join(runtime, 'daypass', `${id}.agent`))).toBe(true);
  });

  it('twice at the same moment makes one profile', async () => {
    const [first, second] = await Promise.all([signIn(), signIn()]);
    expect(first).toBe(second);
    expect(rig.last('profiles')).toHaveLength(1);
  });

  it('to a cluster of another authority that gives the same id replaces nothing', async () => {
    const id = await signIn();
    const authority = await createFakeAuthority(cluster.authority.clusterId);
    const impostor = await startFakeCluster({ authority });
    more.push(impostor);
    expect(await signIn(impostor)).not.toBe(id);
    expect(rig.last('savedProfiles')?.map((each) => each.cluster.pin)).toEqual([
      cluster.authority.pin,
      authority.pin,
    ]);
    expect((await state(id)).state).toBe('signed-in');
  });

  it('sends no password to a cluster whose info gives another id than its certificate', async () => {
    cluster.answers['cluster.info'] = () => ({
      id: randomUUID(),
      name: 'demo',
      version: '1',
      proxy: { host: null, port: 1, hostAuthority: 'none' },
      proxyHostKey: '',
      features: [],
      demo: false,
    });
    await expect(signIn()).rejects.toEqual(failure('wrong_pin'));
    expect(cluster.calls.map(({ name }) => name)).toEqual(['cluster.info']);
  });

  it('refuses certificates that are for other keys', async () => {
    const other = await startFakeCluster({});
    more.push(other);
    const { makeUserKeys } = await import('#main/client/keys');
    cluster.answers['signIn.password'] = () =>
      cluster.authority.credentials({
        publicKeys: makeUserKeys().publicKeys,
        status: {
          cluster: 'demo',
          user: cluster.user,
          roles: [],
          assumedRoles: [],
          logins: [],
          activeRequests: [],
          grants: [],
          standing: true,
          severalGrants: false,
          allowedResources: null,
          validUntil: Date.now() + 1_000_000,
          generation: 1,
          extensions: { pty: true, portForwarding: false, agentForwarding: false },
          can: {
            request: false,
            review: false,
            administer: false,
            audit: false,
            lock: false,
            settings: false,
            recordings: false,
          },
          reasonRequired: false,
        },
        session: randomUUID(),
        tlsUntil: Date.now() + 1_000_000,
        scope: { type: 'standing', roles: [] },
      });
    await expect(signIn()).rejects.toEqual(failure('internal'));
    expect(rig.last('profiles')).toEqual([]);
  });
});

describe('a computer whose clock is wrong', () => {
  it('is told so instead of being signed out again and again', async () => {
    rig.clock.now += 365 * 86_400_000;
    await expect(signIn()).rejects.toMatchObject({
      message: expect.stringContaining("This computer's clock says") as string,
    });
    expect(rig.last('profiles')).toEqual([]);
  });
});

describe('stock ssh', () => {
  it('finds an agent and a known_hosts that only their owner can read', async () => {
    const { stockSsh } = await state(await signIn());
    expect(stockSsh).toMatchObject({ proxyHost: '127.0.0.1', proxyPort: cluster.gatewayPort });
    const { agentSocket = '', knownHosts = '', config = '' } = stockSsh ?? {};
    expect(statSync(join(runtime, 'daypass')).mode & 0o777).toBe(0o700);
    expect(statSync(agentSocket).mode & 0o777).toBe(0o600);
    expect(statSync(knownHosts).mode & 0o777).toBe(0o600);
    expect(statSync(config).mode & 0o777).toBe(0o600);
    expect(readFileSync(config, 'utf8')).toContain('Host daypass-demo\n  HostName 127.0.0.1\n');
    const key = cluster.authority.hostKey.blob.toString('base64');
    const ours = `[127.0.0.1]:2222,gateway.demo ssh-ed25519 ${key}\n`;
    expect(readFileSync(knownHosts, 'utf8').startsWith(ours)).toBe(true);
  });
});

describe('leaving', () => {
  it('signs out at the cluster and closes the agent', async () => {
    const id = await signIn();
    const { stockSsh } = await state(id);
    await rig.client.signOut({ profileId: id });
    expect(await state(id)).toMatchObject({ state: 'signed-out', status: null, stockSsh: null });
    expect(cluster.calls.at(-1)?.name).toBe('signOut');
    expect(existsSync(stockSsh?.agentSocket ?? '')).toBe(false);
    expect(existsSync(stockSsh?.knownHosts ?? '')).toBe(false);
    expect(existsSync(stockSsh?.config ?? '')).toBe(false);
    const call = rig.client.call({ profileId: id, name: 'status.get', input: {} });
    await expect(call).rejects.toEqual(failure('not_signed_in'));
    expect(rig.last('savedProfiles')).toHaveLength(1);
  });

  it('forgets a profile', async () => {
    const id = await signIn();
    await rig.client.forget({ profileId: id });
    expect(rig.last('profiles')).toEqual([]);
    expect(rig.last('savedProfiles')).toEqual([]);
    await expect(rig.client.drop({ profileId: id })).rejects.toEqual(failure('not_found'));
  });

  it('is noticed when the cluster ends the sign-in', async () => {
    const id = await signIn();
    await rig.profile(id, (each) => each.state === 'signed-in');
    cluster.eventsStatus = 401;
    for (const stream of cluster.streams) stream.destroy();
    const told = await rig.profile(id, (each) => each.state === 'signed-out');
    expect(told.stateReason).toBe('You are signed out. Sign in again.');
  });
});

describe('remembered profiles', () => {
  it('are signed out after a start and say why; signing in again keeps their id', async () => {
    const { pin, clusterId } = cluster.authority;
    const saved: SavedProfile = {
      id: randomUUID(),
      cluster: { id: clusterId, name: 'old name', address: '127.0.0.1:1', pin, demo: false },
      userName: 'alice',
      handovers: 0,
      audit: null,
    };
    await rig.client.restore({ profiles: [saved] });
    const told = await state(saved.id);
    expect(told.state).toBe('signed-out');
    expect(told.stateReason).toContain('in memory only');
    expect(await signIn()).toBe(saved.id);
    expect(rig.last('savedProfiles')?.[0]?.cluster.address).toBe(cluster.address);
  });
});
