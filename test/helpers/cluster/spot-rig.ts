import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatPrivateKey } from '#main/ssh/private-key';
import { parsePublicKeyLine } from '#main/ssh/public-key';
import type { AccessRequestView } from '#shared/model/access-request';
import { writeJumpConfig } from '../gateway/jump-config';
import { collect, type SshResult } from '../gateway/stock-ssh';
import { openTerminal, type TestTerminal } from '../gateway/terminal';
import type { ApiCaller } from './api-caller';
import { startClusterRig, type ClusterRig } from './cluster-rig';

/** A demo cluster in which alice sits at terminals with the stock client, and bob decides on what she asks for. */
export interface SpotRig {
  readonly rig: ClusterRig;
  readonly alice: ApiCaller;
  readonly bob: ApiCaller;
  readonly dana: ApiCaller;
  /** The two ways in: the words that reach a login on a node, with what is run there at the end. */
  readonly ways: Readonly<Record<'direct' | 'jump', (login: string, node: string) => string[]>>;
  /** Opens a terminal in which the stock client runs. */
  terminal(words: readonly string[]): TestTerminal;
  run(words: readonly string[]): Promise<SshResult>;
  /** Puts alice's current certificate where the stock client finds it. */
  refresh(): void;
  /** Waits until the last thing that alice asked for is in this state. */
  request(state: AccessRequestView['request']['state']): Promise<AccessRequestView['request']>;
  close(): Promise<void>;
}

export async function openSpotRig(): Promise<SpotRig> {
  const rig = await startClusterRig();
  const [alice, bob, dana] = await Promise.all(
    (['alice', 'bob', 'dana'] as const).map((name) => rig.signedIn(name)),
  );
  if (!alice || !bob || !dana) throw new Error('The demo has no such users');
  const folder = mkdtempSync(join(tmpdir(), 'daypass-spot-'));
  const info = await alice.call('cluster.info', {});
  const authority = parsePublicKeyLine(info.proxy.hostAuthority);
  if (!authority.ok) throw new Error(authority.error);
  writeFileSync(join(folder, 'id'), formatPrivateKey(alice.keys.ssh), { mode: 0o600 });
  const config = writeJumpConfig({
    folder,
    port: info.proxy.port,
    clusterName: info.name,
    hostAuthority: authority.value.key.blob,
  });
  const refresh = (): void =>
    writeFileSync(join(folder, 'id-cert.pub'), `${alice.credentials?.sshCertificate ?? ''}\n`);
  refresh();
  const terminals: TestTerminal[] = [];
  return {
    ...{ rig, alice, bob, dana, refresh },
    ways: {
      direct: (login, node) => ['ssh', ...config, '-t', '-l', `${login}@${node}`, 'gate'],
      jump: (login, node) => [
        'ssh',
        ...config,
        '-t',
        '-J',
        'gate',
        `${login}@${node}.${info.name}`,
      ],
    },
    terminal(words) {
      const terminal = openTerminal(words, { columns: 120, rows: 30 });
      terminals.push(terminal);
      return terminal;
    },
    run([command = 'ssh', ...words]) {
      const child = spawn(command, words);
      child.stdin.end();
      return collect(child);
    },
    async request(state) {
      for (;;) {
        const input = { show: 'mine' as const, cursor: null, limit: 10 };
        const { rows } = await alice.call('requests.list', input);
        if (rows[0]?.request.state === state) return rows[0].request;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async close() {
      for (const terminal of terminals) terminal.kill();
      await rig.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
