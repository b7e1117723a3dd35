import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatCertificateLine } from '#main/ssh/certificate';
import { publicKeyBlob } from '#main/ssh/public-key';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';
import { writeJumpConfig, type JumpConfig } from '../helpers/gateway/jump-config';
import { certificateFor, collect, type SshResult } from '../helpers/gateway/stock-ssh';
import { openTerminal } from '../helpers/gateway/terminal';

let rig: GatewayRig;
let config: string[];
beforeAll(async () => {
  rig = await startGatewayRig();
  config = writeJumpConfig(trusted());
  const { nodes } = rig.keeper;
  for (const node of nodes.values()) nodes.set('iot.example.com', node);
});
afterAll(() => rig.close());

function trusted(): JumpConfig {
  return {
    folder: rig.ssh.folder,
    port: rig.proxy.port,
    clusterName: 'example.com',
    hostAuthority: publicKeyBlob(rig.keeper.hostAuthority),
    nodes: ['iot'],
    // New keys for each megabyte: the host certificate is shown again and again.
    lines: ['  BatchMode yes', '  RekeyLimit 1M'],
  };
}

function start(words: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn('ssh', [...config, ...words]);
}

function run(words: readonly string[], input = ''): Promise<SshResult> {
  return runPlain([...config, ...words], input);
}

function runPlain(words: readonly string[], input = ''): Promise<SshResult> {
  const child = spawn('ssh', words);
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return collect(child);
}

/** Waits until a client says this in its log. */
function saying(child: ChildProcessWithoutNullStreams, words: string): Promise<void> {
  let said = '';
  return new Promise((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(words)) resolve();
    });
  });
}

describe('ssh -J through the gateway', () => {
  it.each(['iot', 'iot.example.com'])('runs a command on the node %s', async (name) => {
    const result = await run(['-J', 'gate', `${rig.sshd.login}@${name}`, 'cat; exit 3'], 'in\n');
    expect(result.stderr).toBe('');
    expect(result.stdout.toString()).toBe('in\n');
    expect(result.code).toBe(3);
    expect(rig.keeper.recorded('sessionStarted').at(-1)).toMatchObject({
      login: rig.sshd.login,
      source: '127.0.0.1',
      user: rig.ssh.user,
    });
  });

  it('is reached by "ssh -W" as a ProxyCommand too', async () => {
    const proxy = `ProxyCommand=ssh ${config.join(' ')} -W %h:%p gate`;
    const result = await run(['-o', proxy, `${rig.sshd.login}@iot`, 'echo through']);
    expect(result.stdout.toString()).toBe('through\n');
  });

  it('carries much both ways, unchanged', async () => {
    const much = randomBytes(6 * 1024 * 1024).toString('base64');
    const result = await run(['-J', 'gate', `${rig.sshd.login}@iot`, 'cat'], much);
    expect(result.stdout.toString() === much).toBe(true);
  });

  it('gives a shell in a terminal', async () => {
    const words = ['ssh', ...config, '-t', '-J', 'gate', `${rig.sshd.login}@iot`];
    const terminal = openTerminal(words, { columns: 90, rows: 30 });
    terminal.send('stty size; echo "the end" | tr a-z A-Z; exit 4\n');
    await terminal.shows('30 90');
    await terminal.shows('THE END');
    expect(await terminal.ended()).toBe(4);
  });

  it('shares one connection to the gateway among several to nodes', async () => {
    const shared = [...config, '-o', `ControlPath=${rig.ssh.folder}/shared`, 'gate'];
    const master = spawn('ssh', ['-M', '-N', '-o', 'ControlPersist=no', ...shared]);
    const ended = collect(master);
    await expect.poll(() => runPlain(['-O', 'check', ...shared])).toMatchObject({ code: 0 });
    const proxy = `ProxyCommand=ssh ${shared.slice(0, -1).join(' ')} -W %h:%p gate`;
    const results = await Promise.all(
      [1, 2, 3, 4].map((n) => run(['-o', proxy, `${rig.sshd.login}@iot`, `echo ${n}`])),
    );
    expect(results.map(({ stdout }) => stdout.toString())).toEqual(['1\n', '2\n', '3\n', '4\n']);
    await runPlain(['-O', 'exit', ...shared]);
    await ended;
  });
});

describe('a host certificate', () => {
  it('is refused by a client that trusts another authority', async () => {
    const other = publicKeyBlob(generateKeyPairSync('ed25519').publicKey);
    const words = writeJumpConfig({ ...trusted(), hostAuthority: other }, 'other');
    const result = await runPlain([...words, '-o', 'BatchMode=yes', 'gate', 'true']);
    expect(result.stderr).toContain('Host key verification failed.');
    expect(rig.keeper.recorded('refused')).toEqual([]);
  });

  it('of one node does not do for another', async () => {
    const words = ['-J', 'gate', '-o', 'HostKeyAlias=pump.example.com'];
    const result = await run([...words, `${rig.sshd.login}@iot`, 'true']);
    expect(result.stderr).toContain('Certificate invalid: name is not a listed principal');
    expect(result.code).toBe(255);
  });

  it('is shown for a node that is not there as well, and then refused like one that is not allowed', async () => {
    rig.keeper.rule = ({ target }) => (target === 'iot' ? 'There is no machine iot.' : null);
    const there = await run(['-J', 'gate', 'alice@iot', 'true']);
    const missing = await run(['-J', 'gate', 'alice@nothing.example.com', 'true']);
    rig.keeper.rule = () => null;
    expect(there.stderr).toMatch(/There is no machine iot\.\s+alice@iot: Permission denied/);
    expect(missing.stderr).toMatch(
      /There is no node "nothing.example.com" for you\.\s+alice@nothing.example.com: Permission denied/,
    );
  });
});

describe('a connection that leads on', () => {
  it('has no sessions, and says how to connect', async () => {
    const result = await run(['gate', 'id']);
    expect(result.stderr).toContain('This is the gateway, not a node.');
    expect(result.stderr).toContain('ssh -J <gateway> alice@iot');
    expect(result.code).toBe(255);
  });

  it.each([
    ['another port', 'iot:23', 'Daypass leads on to port 22 of nodes'],
    ['no name of a node', '[::1]:22', 'That is not the name or the id of a node.'],
  ])('does not lead to %s', async (_what, to, words) => {
    const result = await run(['-W', to, 'gate']);
    expect(result.stderr).toContain(words);
    expect(result.code).not.toBe(0);
  });

  it('is refused to whoever is not let in, in words', async () => {
    rig.keeper.jumpRule = 'You are locked.';
    const result = await run(['-J', 'gate', `${rig.sshd.login}@iot`, 'true']);
    rig.keeper.jumpRule = null;
    expect(result.stderr).toContain('You are locked.');
    expect(rig.keeper.recorded('refused').at(-1)).toMatchObject({ reason: 'You are locked.' });
  });

  it('lets nobody else in through it', async () => {
    const { userAuthority } = rig.keeper;
    const another = certificateFor(userAuthority, randomUUID(), rig.ssh.key);
    const path = join(rig.ssh.folder, 'another-cert.pub');
    writeFileSync(path, `${formatCertificateLine(another)}\n`);
    const proxy = `ProxyCommand=ssh ${config.join(' ')} -W %h:%p gate`;
    const inside = readFileSync(config[1] ?? '', 'utf8').replace(
      /(CertificateFile) .*/,
      `$1 ${path}`,
    );
    writeFileSync(join(rig.ssh.folder, 'another'), inside);
    const words = ['-F', join(rig.ssh.folder, 'another'), '-o', proxy];
    const result = await runPlain([...words, `${rig.sshd.login}@iot`, 'true']);
    expect(result.stderr).toContain('not of the user who is signed in to the connection outside');
  });

  it('ends a session inside when its access ends, and everything when the sign-in does', async () => {
    const inside = start(['-J', 'gate', `${rig.sshd.login}@iot`, 'echo in; sleep 60']);
    const first = collect(inside);
    await new Promise((resolve) => inside.stdout.once('data', resolve));
    rig.keeper.rule = () => 'Request 1 was revoked.';
    rig.keeper.change();
    expect((await first).stderr).toContain('Request 1 was revoked.');
    rig.keeper.rule = () => null;

    const master = start(['-N', '-v', '-o', 'LogLevel=debug1', 'gate']);
    const ended = collect(master);
    await saying(master, 'Entering interactive session');
    rig.keeper.jumpRule = 'This sign-in has ended.';
    rig.keeper.change();
    expect((await ended).code).not.toBe(null);
    rig.keeper.jumpRule = null;
  });

  it('takes what is inside with it when it is cut', async () => {
    const control = ['-o', `ControlPath=${rig.ssh.folder}/cut`];
    const master = start(['-M', '-N', ...control, 'gate']);
    await expect.poll(() => run(['-O', 'check', ...control, 'gate'])).toMatchObject({ code: 0 });
    const proxy = `ProxyCommand=ssh ${[...config, ...control].join(' ')} -W %h:%p gate`;
    const inside = start(['-o', proxy, `${rig.sshd.login}@iot`, 'echo in; sleep 60']);
    const ended = collect(inside);
    await new Promise((resolve) => inside.stdout.once('data', resolve));
    const before = rig.keeper.recorded('sessionEnded').length;
    master.kill('SIGKILL');
    await expect.poll(() => rig.keeper.recorded('sessionEnded')).toHaveLength(before + 1);
    expect((await ended).code).toBe(255);
  });
});
