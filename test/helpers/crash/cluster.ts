import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StartOutput } from '#main/cluster/protocol';
import { ApiCaller } from '../cluster/api-caller';
import {
  buildClusterProcess,
  type ClusterBundle,
  type ClusterProcess,
} from '../cluster/cluster-process';
import { fillFolder } from '../cluster/filled-folder';

const password = 'correct horse battery staple';
const masterKey = Buffer.alloc(32, 7);

/** How many approvals a request takes, so that reviewers race for the one that decides. */
export const approvalsNeeded = 2;

const hostKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKqPvJkbMpqIb3SRYYwmzEFpgaVsTVsYNXTtvmSsLgPD';

const config = `
kind: role
version: v7
metadata: { name: machines }
spec: { allow: { node_labels: { env: prod }, logins: [deploy, root] } }
---
kind: role
version: v7
metadata: { name: asks }
spec:
  allow:
    request:
      search_as_roles: [machines]
      thresholds: [{ name: two, approve: ${approvalsNeeded}, deny: 1 }]
---
kind: role
version: v7
metadata: { name: decides }
spec: { allow: { review_requests: { roles: [machines], preview_as_roles: [machines] } } }
---
kind: node
sub_kind: openssh
metadata: { name: web-1, labels: { env: prod } }
spec: { addr: 'web-1:22', host_key: ${hostKey} }
${['requester', 'user'].map((name) => userDocument(name, 'asks')).join('')}
${['one', 'two', 'three'].map((name) => userDocument(`reviewer-${name}`, 'decides')).join('')}
`;

function userDocument(name: string, role: string): string {
  return `---\nkind: user\nmetadata: { name: ${name} }\nspec: { roles: [${role}] }\n`;
}

/** A cluster in a folder that outlives its processes, and people who stay signed in over all of them. */
export interface CrashRig {
  readonly dataDir: string;
  readonly machine: string;
  readonly requester: ApiCaller;
  /** Asks for what they then use. */
  readonly user: ApiCaller;
  readonly reviewers: readonly ApiCaller[];
  /** Starts the cluster in the process that stands ready, and readies the next. */
  start(): Promise<void>;
  /** kill -9, also in the middle of a start. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export async function openCrashRig(): Promise<CrashRig> {
  const folder = mkdtempSync(join(tmpdir(), 'daypass-crash-'));
  const filled = join(folder, 'filled');
  const dataDir = join(folder, 'cluster');
  const machines = await fillFolder({ dataDir: filled, masterKey, yaml: config, password });
  // This process still has the first one open until its statements are collected: nobody else is to have a part in
  // what the cluster finds.
  cpSync(filled, dataDir, { recursive: true });
  const bundle = await buildClusterProcess();
  const processes = processesOf(bundle, dataDir);
  const { apiAddress } = await processes.start();
  const signIn = async (name: string): Promise<ApiCaller> => {
    const caller = await ApiCaller.reach(apiAddress);
    caller.keepAlive = true;
    await caller.signIn(name, password);
    return caller;
  };
  const names = ['requester', 'user', 'reviewer-one', 'reviewer-two', 'reviewer-three'];
  const people = await Promise.all(names.map(signIn)).catch(async (error: unknown) => {
    await processes.end();
    throw error;
  });
  const [requester, user, ...reviewers] = people;
  if (!requester || !user) throw new Error('Nobody could sign in');
  await processes.kill();
  return {
    ...{ dataDir, machine: machines.get('web-1') ?? '', requester, user, reviewers },
    async start() {
      await processes.start().catch((error: unknown) => {
        const { details = [] } = error as { readonly details?: readonly string[] };
        throw new Error(`It did not start: ${details.join(' ')}`, { cause: error });
      });
    },
    kill: () => processes.kill(),
    async close() {
      for (const caller of people) caller.close();
      await processes.end();
      bundle.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One process runs the cluster, and the next is warm already: starting Node is not what is tested. */
function processesOf(bundle: ClusterBundle, dataDir: string) {
  let running: ClusterProcess | null = null;
  let next = bundle.launch();
  const kill = async (): Promise<void> => {
    await running?.kill();
    running = null;
  };
  return {
    async start(): Promise<StartOutput> {
      running = next;
      next = bundle.launch();
      return running.start({
        ...{ dataDir, masterKey: masterKey.toString('base64') },
        ...{ create: null, otherPorts: true },
      });
    },
    kill,
    async end(): Promise<void> {
      await kill();
      await next.kill();
    },
  };
}
