import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Closable } from '#shared/lib/closable';
import { ApiCaller } from '../../test/helpers/cluster/api-caller';
import { writeClientFiles } from './client-files';
import { nodeName, prepareGround } from './ground';
import { startGateway } from './start-gateway';
import { startTypists, type Typists } from './typists';

const megabyte = 1024 * 1024;
/** What is carried: random, so that nothing on the way can compress it. */
export const fileMegabytes = 1024;
/** What a terminal carries is a fraction of it: a quarter of the file takes as long. */
export const terminalMegabytes = fileMegabytes / 4;

/** The ways to the same sshd, as host names for `ssh`. */
export type Way = 'gateway' | 'direct' | 'jumped';

export interface BenchRig extends Closable {
  /** Words of an `ssh` command that takes this way. */
  ssh(way: Way, ...more: string[]): string[];
  /** A file of {@link fileMegabytes} on the node. */
  readonly file: string;
  /** Another of {@link terminalMegabytes}: lines of text, as random. */
  readonly text: string;
  /** The gateway process' memory, in MB. */
  memory(): Promise<number>;
  /** Opens sessions through the gateway, in a process of their own. */
  openSessions(count: number): Promise<Typists>;
  /** Locks the node, with which every session on it ends, or lifts the lock. */
  lockNode(): Promise<{ lift(): Promise<void> }>;
}

/**
 * A cluster with its gateway before a real sshd, and the peers: the same sshd directly, and through a second real sshd
 * as jump host (`ssh -J`). One client, one key, one cipher for all. The gateway decides as it does in the app.
 */
export async function openRig(): Promise<BenchRig> {
  const folder = mkdtempSync(join(tmpdir(), 'daypass-bench-'));
  const ground = await prepareGround(folder);
  const gateway = await startGateway(ground.dataDir);
  const file = join(folder, 'random');
  await writePieces(file, fileMegabytes, () => randomBytes(megabyte));
  const text = join(folder, 'text');
  await writePieces(text, terminalMegabytes, randomLines);
  const { name, password } = gateway.administrator;
  const caller = await ApiCaller.reach(gateway.apiAddress);
  await caller.signIn(name, password);
  const { proxyHostKey } = await caller.call('cluster.info', {});
  const config = writeClientFiles(folder, ground, {
    port: gateway.proxyPort,
    hostKey: proxyHostKey,
  });
  return {
    ...{ file, text },
    ssh: (way, ...more) => ['-F', config, way, ...more],
    memory: () => gateway.memory(),
    openSessions: (count) =>
      startTypists({
        count,
        port: gateway.proxyPort,
        login: `${ground.sshd.login}@${nodeName}`,
        people: ground.people.map(({ key, certificate }) => ({
          key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
          certificate: certificate.toString('base64'),
        })),
      }),
    async lockNode() {
      const on = { kind: 'resource' as const, target: ground.node.resourceId };
      const lock = await caller.call('locks.create', { on, message: 'measuring', lasts: null });
      return { lift: async () => void (await caller.call('locks.delete', { id: lock.id })) };
    },
    async close() {
      caller.close();
      await Promise.all([gateway, ground.sshd, ground.jump].map((each) => each.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function writePieces(path: string, count: number, make: () => Buffer): Promise<void> {
  const stream = createWriteStream(path);
  for (let written = 0; written < count; written++)
    if (!stream.write(make())) await once(stream, 'drain');
  stream.end();
  await once(stream, 'close');
}

/** A megabyte of lines as `base64` prints them. */
function randomLines(): Buffer {
  const lines = randomBytes(megabyte).toString('base64').replace(/.{76}/g, '$&\n');
  return Buffer.from(lines.slice(0, megabyte));
}
