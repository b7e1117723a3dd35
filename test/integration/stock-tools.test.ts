import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startCluster, type Cluster } from '#main/cluster/start';
import type { ApiInput, ApiOutput, WindowApiName } from '#shared/api/contract';
import { createClientRig, type ClientRig } from '../helpers/client/client-rig';
import { plainRequest } from '../helpers/plain-request';

const run = promisify(execFile);
let folder: string;
let cluster: Cluster;
let rig: ClientRig;
let alice: string;
let bob: string;
let config: string;

const path = (...parts: string[]): string => join(folder, ...parts);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-tools-'));
  mkdirSync(path('home'), { mode: 0o700 });
  vi.stubEnv('XDG_RUNTIME_DIR', folder);
  cluster = await startCluster({
    dataDir: path('cluster'),
    create: { type: 'demo' },
    wrapper: null,
    preferred: { api: 0, proxy: 0 },
  });
  rig = createClientRig();
  await rig.client.restore({ profiles: [] });
  [alice, bob] = [await signIn('alice'), await signIn('bob')];
  await grant('deploy');
  config = await configOf(alice);
});
afterAll(async () => {
  await rig.close();
  await cluster.close();
  rmSync(folder, { recursive: true });
});

async function signIn(user: string): Promise<string> {
  const { apiAddress: address, pin, demoUsers } = cluster.info;
  const password = demoUsers.find(({ name }) => name === user)?.password ?? '';
  return (await rig.client.signIn({ address, pin, user, password })).profileId;
}

function call<Name extends WindowApiName>(
  profileId: string,
  name: Name,
  input: ApiInput<Name>,
): Promise<ApiOutput<Name>> {
  return rig.client.call({ profileId, name, input });
}

async function configOf(id: string): Promise<string> {
  return (await rig.profile(id, ({ stockSsh }) => stockSsh !== null)).stockSsh?.config ?? '';
}

/** Alice asks for a login on iot, bob approves, and she assumes it. */
async function grant(login: string): Promise<void> {
  const everything = { query: 'iot', labels: {}, cursor: null, limit: 10 };
  const wanted = { ...everything, kinds: ['node' as const], show: 'all' as const };
  const { rows } = await call(alice, 'resources.search', wanted);
  const id = rows.find(({ resource }) => resource.name === 'iot')?.resource.id ?? '';
  const { request } = await call(alice, 'requests.create', {
    ...plainRequest,
    resources: [{ id, constraint: { type: 'ssh_logins', logins: [login] } }],
    reason: 'The thermostat is stuck',
  });
  const review = { id: request.id, verdict: 'approve' as const, message: 'Go on', terms: null };
  await call(bob, 'requests.review', review);
  await rig.client.assume({ profileId: alice, requests: [request.id] });
}

/** Runs a tool as somebody without an agent or a key of their own. */
function tool(program: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const { SSH_AUTH_SOCK: _theirs, ...env } = process.env;
  return run(program, args, { env: { ...env, HOME: path('home'), ...more }, cwd: folder });
}
const ssh = (...args: string[]) => tool('ssh', ['-F', config, ...args]);
/** Nobody is there to be asked for a reason. */
const unattended = (...args: string[]) => ssh('-o', 'BatchMode=yes', ...args);

describe('stock ssh with the app’s ssh_config', () => {
  it('gets to a machine by its name and the cluster’s', async () => {
    const { stdout, stderr } = await ssh('deploy@iot.demo', 'echo to-$((6*7)) $USER');
    expect({ stdout, stderr }).toEqual({ stdout: 'to-42 deploy\n', stderr: '' });
  });

  it('gets there also by a jump that is said, and with the machine in the user name', async () => {
    expect((await ssh('-J', 'daypass-demo', 'deploy@iot.demo', 'echo jumped')).stdout).toBe(
      'jumped\n',
    );
    expect((await ssh('deploy@iot@daypass-demo', 'echo straight')).stdout).toBe('straight\n');
  });

  it('shows a host certificate of the cluster for both, by which the agent knows them', async () => {
    const { stderr } = await ssh('-v', 'deploy@iot.demo', 'true');
    const shown = stderr.split('\n').filter((line) => line.includes('Server host certificate:'));
    expect(shown.length).toBeGreaterThan(0);
    expect(stderr).toMatch(
      /Host 'iot\.demo' is known and matches the ED25519-CERT host certificate/,
    );
    expect(stderr).toContain('bound agent to hostkey');
  });

  it('gets nowhere as a login that was not granted, and to no machine of another name', async () => {
    await expect(unattended('alice@iot.demo', 'true')).rejects.toMatchObject({ code: 255 });
    await expect(unattended('deploy@iot.other', 'true')).rejects.toMatchObject({ code: 255 });
  });

  it('shares one connection', async () => {
    const control = ['-o', `ControlPath=${path('cm')}`];
    // One that goes to the background keeps what it was started with open.
    const master = spawn('ssh', ['-F', config, ...control, '-M', '-N', 'deploy@iot.demo'], {
      env: { ...process.env, HOME: path('home') },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => master.once('close', resolve));
    try {
      await vi.waitFor(() => ssh(...control, '-O', 'check', 'deploy@iot.demo'), 20_000);
      const both = await Promise.all(
        ['one', 'two'].map((word) => ssh(...control, 'deploy@iot.demo', `echo ${word}`)),
      );
      expect(both.map((each) => each.stdout)).toEqual(['one\n', 'two\n']);
    } finally {
      await ssh(...control, '-O', 'exit', 'deploy@iot.demo');
      await ended;
    }
    expect(existsSync(path('cm'))).toBe(false);
  });
});

describe('a shell on standard input, as VS Code Remote and Ansible use it', () => {
  it('runs a program that is piped in, as Ansible does with pipelining', async () => {
    const child = spawn('ssh', ['-F', config, '-T', 'deploy@iot.demo', 'sh'], {
      env: { ...process.env, HOME: path('home') },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stdin.end('echo piped-$((40+2))\nexit 3\n');
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, output }).toEqual({ code: 3, output: 'piped-42\n' });
  });

  it('gives a terminal where it is forced, as Ansible does for sudo', async () => {
    const { stdout } = await ssh('-tt', '-q', 'deploy@iot.demo', 'test -t 0 && echo terminal');
    expect(stdout).toBe('terminal\r\n');
  });
});

describe('a key that was exported', () => {
  it('works by itself with ssh, is on record, and no longer works after a drop', async () => {
    const { path: key, fingerprint } = await rig.client.exportKey({ profileId: alice, folder });
    const args = ['-o', 'IdentityAgent=none', '-o', 'IdentitiesOnly=yes', '-i', key];
    const jump = `ssh -F ${config} ${args.join(' ')} -W [%h]:%p daypass-demo`;
    const through = () =>
      unattended('-o', `ProxyCommand=${jump}`, ...args, 'deploy@iot.demo', 'echo by-key');
    expect((await through()).stdout).toBe('by-key\n');
    const dana = await signIn('dana');
    const filter = { words: 'certificate.exported' };
    const page = { filter, before: null, limit: 10 };
    const { events } = await call(dana, 'audit.list', page);
    expect(JSON.stringify(events)).toContain(fingerprint);
    await rig.client.drop({ profileId: alice });
    await expect(through()).rejects.toMatchObject({ code: 255 });
    await grant('deploy');
  });
});

describe('what is left', () => {
  it('is nothing of the access after a drop, and no file after signing out', async () => {
    await rig.client.drop({ profileId: alice });
    await expect(unattended('deploy@iot.demo', 'true')).rejects.toMatchObject({ code: 255 });
    await rig.client.signOut({ profileId: alice });
    const left = readdirSync(path('daypass')).filter((name) => name.startsWith(alice));
    expect(left).toEqual([]);
  });
});
