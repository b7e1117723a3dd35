import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { vi } from 'vitest';
import type { ApiInput, ApiOutput, WindowApiName } from '#shared/api/contract';
import type { AuthorityName } from '#shared/model/authority';
import { startCluster, type Cluster } from '#main/cluster/start';
import { createClientRig, type ClientRig } from '../client/client-rig';
import { collect } from '../gateway/stock-ssh';
import { commandUser, startSshd, type Sshd } from '../sshd';

export type Who = 'alice' | 'dana';
type View = ApiOutput<'authorities.list'>['authorities'][number];

/** A cluster with an enrolled sshd, and the app's client with alice, who may use everything, and dana, who rotates. */
export interface RotationRig {
  readonly folder: string;
  readonly cluster: Cluster;
  readonly client: ClientRig;
  readonly sshd: Sshd;
  /** The resource id of the enrolled server. */
  readonly web: string;
  call<Name extends WindowApiName>(
    who: Who,
    name: Name,
    input: ApiInput<Name>,
  ): Promise<ApiOutput<Name>>;
  view(name: AuthorityName): Promise<View>;
  rotate(
    authorities: readonly AuthorityName[],
    step: ApiInput<'authorities.rotate'>['step'],
    force?: boolean,
  ): Promise<readonly View[]>;
  /** Puts the node authority's keys of now on the server, and says so. */
  updateNode(): Promise<void>;
  /** Waits for what alice's client is asking for already, and asks for certificates once more. */
  settled(): Promise<void>;
  /** The fingerprint of the authority key that signed the certificate in alice's agent. */
  agentSigner(): Promise<string>;
  /** Runs a command by the stock ssh with alice's agent. @returns what it wrote, on both channels */
  ssh(target: string, command: string): Promise<string>;
  /** A session of the stock ssh that answers each line until its input ends. */
  openLive(target: string): Promise<{ echo(text: string): Promise<void>; end(): Promise<void> }>;
  close(): Promise<void>;
}

const everything = { query: '', kinds: [], labels: {}, cursor: null, limit: 50 };

export async function startRotationRig(): Promise<RotationRig> {
  const folder = mkdtempSync(join(tmpdir(), 'daypass-rotation-'));
  vi.stubEnv('XDG_RUNTIME_DIR', folder);
  const cluster = await startCluster({
    dataDir: join(folder, 'cluster'),
    create: { type: 'demo' },
    wrapper: null,
    preferred: { api: 0, proxy: 0 },
  });
  const sshd = await startSshd({
    files: { 'authority.pub': '\n', principals: '\n' },
    lines: [
      'TrustedUserCAKeys {folder}/authority.pub',
      'AuthorizedPrincipalsCommand /usr/bin/cat {folder}/principals',
      `AuthorizedPrincipalsCommandUser ${commandUser}`,
    ],
  });
  const client = createClientRig();
  await client.client.restore({ profiles: [] });
  const ids: Record<string, string> = {};
  const signIn = async (who: Who): Promise<void> => {
    const { apiAddress: address, pin, demoUsers } = cluster.info;
    const password = demoUsers.find(({ name }) => name === who)?.password ?? '';
    ids[who] = (await client.client.signIn({ address, pin, user: who, password })).profileId;
  };
  const call: RotationRig['call'] = (who, name, input) =>
    client.client.call({ profileId: ids[who] ?? '', name, input });
  await signIn('dana');
  await call('dana', 'config.apply', {
    fileName: 'alice.yaml',
    yaml: `kind: user\nversion: v2\nmetadata: {name: alice}\nspec: {roles: [access], traits: {logins: [alice, ${sshd.login}]}}\n`,
  });
  await signIn('alice');
  const { node, nodeAuthority } = await call('dana', 'nodes.enrol', {
    name: 'web',
    address: { host: '127.0.0.1', port: sshd.port },
    hostKey: sshd.hostKey,
    labels: { env: 'demo' },
    description: '',
  });
  const nodeId = node.resource.id.split('/').at(-1);
  writeFileSync(join(sshd.folder, 'authority.pub'), `${nodeAuthority}\n`);
  writeFileSync(join(sshd.folder, 'principals'), `${nodeId}:${sshd.login}\n`);
  const { rows } = await call('alice', 'resources.search', { ...everything, show: 'mine' });
  if (!rows.some(({ resource }) => resource.name === 'web')) throw new Error('There is no web');

  const sshWords = async (target: string, command: string) => {
    const isOpen = (each: { stockSsh: unknown }) => each.stockSsh !== null;
    const { stockSsh: stock } = await client.profile(ids['alice'] ?? '', isOpen);
    if (!stock) throw new Error('There is no agent');
    const options = ['StrictHostKeyChecking=yes', `UserKnownHostsFile=${stock.knownHosts}`];
    return {
      env: { ...process.env, SSH_AUTH_SOCK: stock.agentSocket },
      words: [
        ...['-F', 'none', '-o', 'BatchMode=yes', '-o', 'ControlPath=none'],
        ...options.flatMap((option) => ['-o', option]),
        ...['-p', String(stock.proxyPort), '-l', target, stock.proxyHost, command],
      ],
    };
  };
  const rig: RotationRig = {
    folder,
    cluster,
    client,
    sshd,
    web: node.resource.id,
    call,
    async view(name) {
      const { authorities } = await call('dana', 'authorities.list', {});
      const found = authorities.find((each) => each.name === name);
      if (!found) throw new Error(`There is no authority ${name}`);
      return found;
    },
    rotate: async (names, step, force = false) =>
      (await call('dana', 'authorities.rotate', { authorities: [...names], step, force }))
        .authorities,
    async updateNode() {
      const { keys } = await rig.view('node');
      const lines = keys.map(({ line }) => line);
      writeFileSync(join(sshd.folder, 'authority.pub'), `${lines.join('\n')}\n`);
      const fingerprints = keys.map(({ fingerprint }) => fingerprint);
      await call('dana', 'nodes.trusts', { id: rig.web, fingerprints });
    },
    settled: () => client.client.drop({ profileId: ids['alice'] ?? '' }),
    async agentSigner() {
      const { env } = await sshWords('', '');
      const { stdout: line } = await promisify(execFile)('ssh-add', ['-L'], { env });
      writeFileSync(join(folder, 'agent-cert.pub'), line);
      const words = ['-L', '-f', join(folder, 'agent-cert.pub')];
      const { stdout } = await promisify(execFile)('ssh-keygen', words);
      return /Signing CA: \S+ (\S+)/.exec(stdout)?.[1] ?? '';
    },
    async ssh(target, command) {
      const { env, words } = await sshWords(target, command);
      const ran = promisify(execFile)('ssh', words, { env });
      const { stdout, stderr } = await ran.catch(
        (error: { stdout: string; stderr: string }) => error,
      );
      return stdout + stderr;
    },
    async openLive(target) {
      const { env, words } = await sshWords(target, 'cat');
      const child = spawn('ssh', words, { env });
      const ended = collect(child);
      let seen = '';
      const listeners = new Set<() => void>();
      child.stdout.on('data', (chunk: Buffer) => {
        seen += chunk.toString();
        for (const listener of listeners) listener();
      });
      const echo = async (text: string): Promise<void> => {
        const shown = new Promise<true>((resolve) =>
          listeners.add(() => seen.includes(text) && resolve(true)),
        );
        child.stdin.write(`${text}\n`);
        const over = ended.then(({ stderr }) => stderr);
        const first = await Promise.race([shown, over]);
        if (first !== true) throw new Error(`The session ended: ${first}`);
      };
      return {
        echo,
        async end() {
          child.stdin.end();
          await ended;
        },
      };
    },
    async close() {
      await client.close();
      await cluster.close();
      await sshd.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return rig;
}
