import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { vi } from 'vitest';
import { startCluster } from '#main/cluster/start';
import type { ApiInput, ApiOutput, WindowApiName } from '#shared/api/contract';
import { plainRequest } from '../plain-request';
import { createClientRig, type ClientRig } from './client-rig';

const run = promisify(execFile);

/** Alice and bob, signed in to a demo cluster by the real client, and stock tools that use alice's ssh_config. */
export interface StockRig {
  readonly rig: ClientRig;
  readonly folder: string;
  readonly alice: string;
  readonly bob: string;
  /** The path of alice's ssh_config. */
  readonly config: string;
  /** Without an agent or keys of anybody's own. */
  readonly env: NodeJS.ProcessEnv;
  path(...parts: string[]): string;
  signIn(user: string): Promise<string>;
  call<Name extends WindowApiName>(
    profileId: string,
    name: Name,
    input: ApiInput<Name>,
  ): Promise<ApiOutput<Name>>;
  /** Alice asks for a login on iot, bob approves, and she assumes it. */
  grant(login: string): Promise<void>;
  tool(
    program: string,
    args: readonly string[],
    more?: NodeJS.ProcessEnv,
  ): Promise<{ stdout: string; stderr: string }>;
  ssh(...args: string[]): Promise<{ stdout: string; stderr: string }>;
  close(): Promise<void>;
}

export async function startStockRig(): Promise<StockRig> {
  const folder = mkdtempSync(join(tmpdir(), 'daypass-tools-'));
  const path = (...parts: string[]): string => join(folder, ...parts);
  mkdirSync(path('home'), { mode: 0o700 });
  vi.stubEnv('XDG_RUNTIME_DIR', folder);
  const cluster = await startCluster({
    dataDir: path('cluster'),
    create: { type: 'demo' },
    wrapper: null,
    preferred: { api: 0, proxy: 0 },
  });
  const rig = createClientRig();
  await rig.client.restore({ profiles: [] });
  const { SSH_AUTH_SOCK: _theirs, ...rest } = process.env;
  const env = { ...rest, HOME: path('home') };

  const signIn = async (user: string): Promise<string> => {
    const { apiAddress: address, pin, demoUsers } = cluster.info;
    const password = demoUsers.find(({ name }) => name === user)?.password ?? '';
    return (await rig.client.signIn({ address, pin, user, password })).profileId;
  };
  const call: StockRig['call'] = (profileId, name, input) =>
    rig.client.call({ profileId, name, input });
  const [alice, bob] = [await signIn('alice'), await signIn('bob')];
  const { stockSsh } = await rig.profile(alice, (each) => each.stockSsh !== null);
  const config = stockSsh?.config ?? '';
  const tool: StockRig['tool'] = (program, args, more) =>
    run(program, args, { env: { ...env, ...more }, cwd: folder });

  const grant = async (login: string): Promise<void> => {
    const wanted = { query: 'iot', kinds: ['node' as const], labels: {}, cursor: null, limit: 10 };
    const { rows } = await call(alice, 'resources.search', { ...wanted, show: 'all' });
    const id = rows.find(({ resource }) => resource.name === 'iot')?.resource.id ?? '';
    const resources = [{ id, constraint: { type: 'ssh_logins' as const, logins: [login] } }];
    const reason = 'The thermostat is stuck';
    const asked = await call(alice, 'requests.create', { ...plainRequest, resources, reason });
    const request = asked.request.id;
    const verdict = 'approve' as const;
    await call(bob, 'requests.review', { id: request, verdict, message: 'Go on', terms: null });
    await rig.client.assume({ profileId: alice, requests: [request] });
  };
  await grant('deploy');
  return {
    ...{ rig, folder, alice, bob, config, env, path, signIn, call, grant, tool },
    ssh: (...args) => tool('ssh', ['-F', config, ...args]),
    async close() {
      await rig.close();
      await cluster.close();
      rmSync(folder, { recursive: true });
    },
  };
}
