import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPrivateKey } from '#main/ssh/private-key';
import type { GatewayRig } from './gateway-rig';
import { collect, type SshResult } from './stock-ssh';

/** A stock `ssh` that does what a node does to be reached by its own connection. */
export interface NodeTunnel {
  readonly child: ChildProcessWithoutNullStreams;
  /** How it ended, and what it said. */
  readonly ended: Promise<SshResult>;
}

export interface NodeTunnels {
  /** @param words what to ask for instead of the tunnel to the rig's sshd */
  start(input?: {
    readonly key?: KeyObject;
    readonly user?: string;
    readonly words?: readonly string[];
  }): NodeTunnel;
  /** The key that is the node's. */
  readonly key: KeyObject;
  /** Ends them all. */
  close(): void;
}

/** @param node the id of the node whose tunnels these are */
export function nodeTunnels(rig: GatewayRig, node: string): NodeTunnels {
  const folder = mkdtempSync(join(rig.ssh.folder, 'tunnel-'));
  const { privateKey } = generateKeyPairSync('ed25519');
  const running: ChildProcessWithoutNullStreams[] = [];
  const forward = ['-N', '-R', `daypass:22:127.0.0.1:${rig.sshd.port}`];
  return {
    key: privateKey,
    start({ key = privateKey, user = `node:${node}`, words = forward } = {}) {
      const file = join(folder, `key-${running.length}`);
      writeFileSync(file, formatPrivateKey(key), { mode: 0o600 });
      const known = join(rig.ssh.folder, 'known_hosts');
      const child = spawn('ssh', [
        ...['-F', 'none', '-T', '-p', String(rig.proxy.port), '-l', user, '-i', file],
        ...['-o', 'IdentitiesOnly=yes', '-o', 'IdentityAgent=none', '-o', 'BatchMode=yes'],
        ...['-o', 'ExitOnForwardFailure=yes', '-o', 'StrictHostKeyChecking=yes'],
        ...['-o', `UserKnownHostsFile=${known}`, '-o', 'GlobalKnownHostsFile=none'],
        ...words.filter((word) => word.startsWith('-') || word.includes(':')),
        '127.0.0.1',
        ...words.filter((word) => !word.startsWith('-') && !word.includes(':')),
      ]);
      running.push(child);
      return { child, ended: collect(child) };
    },
    close() {
      for (const child of running) child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
