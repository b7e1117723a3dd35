import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster, type Cluster, type ClusterOptions } from '#main/cluster/start';
import { knownHostsLine, knownHostsName } from '#main/ssh/known-hosts';
import { formatPrivateKey } from '#main/ssh/private-key';
import { parsePublicKeyLine } from '#main/ssh/public-key';
import type { ApiOutput } from '#shared/api/contract';
import { collect, type SshResult } from '../gateway/stock-ssh';
import { plainRequest } from '../plain-request';
import { ApiCaller } from './api-caller';

/** A demo cluster in a folder of its own, with a clock that the test moves. */
export interface ClusterRig {
  readonly dataDir: string;
  readonly cluster: Cluster;
  /** Milliseconds that the cluster's clock is ahead of the real one. */
  ahead: number;
  now(): number;
  /** A caller with keys of their own, signed in. */
  signedIn(name: string): Promise<ApiCaller>;
  nobody(): Promise<ApiCaller>;
  /** Runs the stock ssh with the caller's key and a certificate, the current one if none is given. */
  ssh(caller: ApiCaller, target: string, more?: SshRun): Promise<SshResult>;
  restart(options?: Partial<ClusterOptions>): Promise<void>;
  close(): Promise<void>;
}

export interface SshRun {
  readonly certificate?: string | undefined;
  readonly command?: string;
  /** Further words for `ssh`, such as `-tt`. */
  readonly options?: readonly string[];
  /** What is typed; the end of input follows at once without it. */
  readonly typed?: string;
  /** Called with what the command writes, as it comes. */
  readonly onOutput?: (text: string) => void;
}

export async function startClusterRig(options: Partial<ClusterOptions> = {}): Promise<ClusterRig> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'daypass-cluster-'));
  const callers: ApiCaller[] = [];
  const bugs: unknown[] = [];
  const start = (more: Partial<ClusterOptions>): Promise<Cluster> =>
    startCluster({
      dataDir,
      create: { type: 'demo' },
      wrapper: null,
      preferred: { api: 0, proxy: 0 },
      now: () => rig.now(),
      onBug: (error) => bugs.push(error),
      ...more,
    });
  const rig: ClusterRig & { cluster: Cluster } = {
    dataDir,
    ahead: 0,
    cluster: undefined as unknown as Cluster,
    now: () => Date.now() + rig.ahead,
    async signedIn(name) {
      const user = rig.cluster.info.demoUsers.find((each) => each.name === name);
      const caller = await rig.nobody();
      await caller.signIn(name, user?.password ?? '');
      return caller;
    },
    async nobody() {
      const caller = await ApiCaller.reach(rig.cluster.info.apiAddress);
      callers.push(caller);
      return caller;
    },
    ssh: runSsh,
    async restart(more = {}) {
      await rig.cluster.close();
      rig.cluster = await start({ ...options, create: null, ...more });
    },
    async close() {
      for (const caller of callers) caller.close();
      await rig.cluster.close();
      rmSync(dataDir, { recursive: true, force: true });
      if (bugs.length > 0) throw new AggregateError(bugs, 'The cluster met bugs of its own');
    },
  };
  rig.cluster = await start(options);
  return rig;
}

/** Runs the stock ssh with the keys of a caller. */
export async function runSsh(
  caller: ApiCaller,
  target: string,
  more: SshRun = {},
): Promise<SshResult> {
  const certificate = more.certificate ?? caller.credentials?.sshCertificate ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'daypass-ssh-'));
  const path = (name: string): string => join(folder, name);
  const { proxy, proxyHostKey } = await caller.call('cluster.info', {});
  const hostKey = parsePublicKeyLine(proxyHostKey);
  if (!hostKey.ok) throw new Error(hostKey.error);
  const name = knownHostsName('127.0.0.1', proxy.port);
  writeFileSync(path('id'), formatPrivateKey(caller.keys.ssh), { mode: 0o600 });
  writeFileSync(path('id-cert.pub'), `${certificate}\n`);
  writeFileSync(path('known_hosts'), `${knownHostsLine([name], hostKey.value.key.blob)}\n`);
  const words = [
    ...['-F', 'none', '-p', String(proxy.port), '-l', target, '-i', path('id')],
    ...['-o', `CertificateFile=${path('id-cert.pub')}`, '-o', 'IdentitiesOnly=yes'],
    ...['-o', `UserKnownHostsFile=${path('known_hosts')}`, '-o', 'GlobalKnownHostsFile=none'],
    ...['-o', 'StrictHostKeyChecking=yes', '-o', 'BatchMode=yes', '-o', 'IdentityAgent=none'],
    ...(more.options ?? []),
    ...['127.0.0.1', more.command ?? 'echo through to $USER'],
  ];
  const child = spawn('ssh', words);
  if (more.typed === undefined) child.stdin.end();
  else child.stdin.write(more.typed);
  child.stdout.on('data', (chunk: Buffer) => more.onOutput?.(chunk.toString()));
  try {
    return await collect(child);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything that the caller may ask for. */
export async function requestable(
  caller: ApiCaller,
): Promise<ApiOutput<'resources.search'>['rows']> {
  const all = { query: '', kinds: [], labels: {}, cursor: null, limit: 50 };
  return (await caller.call('resources.search', { ...all, show: 'requestable' })).rows;
}

/** Asks for logins on nodes, by name. */
export async function ask(
  caller: ApiCaller,
  logins: Readonly<Record<string, readonly string[]>>,
  reason = 'responding to incident 123',
): Promise<string> {
  const rows = await requestable(caller);
  const resources = Object.entries(logins).map(([name, wanted]) => ({
    id: rows.find((row) => row.resource.name === name)?.resource.id ?? '',
    constraint: { type: 'ssh_logins' as const, logins: [...wanted] },
  }));
  const input = { ...plainRequest, resources, reason };
  return (await caller.call('requests.create', input)).request.id;
}

export function approve(caller: ApiCaller, id: string): Promise<ApiOutput<'requests.review'>> {
  return caller.call('requests.review', {
    id,
    verdict: 'approve',
    message: 'go ahead',
    terms: null,
  });
}
