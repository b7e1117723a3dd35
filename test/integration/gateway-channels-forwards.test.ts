import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everything, type SessionPermissionName } from '#shared/model/session-permissions';
import { freePort } from '../helpers/sshd';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';
import { exchange, runTool, startService, type TestService } from '../helpers/gateway/run-tool';
import { certificateFor, type StockSsh } from '../helpers/gateway/stock-ssh';

let rig: GatewayRig;
let folder: string;
let echo: TestService;
/** `ssh` processes that hold a forward open, to be ended after the test. */
const running: ReturnType<StockSsh['start']>[] = [];

beforeAll(async () => {
  rig = await startGatewayRig();
  echo = await startService((socket) => socket.pipe(socket));
});
afterAll(async () => {
  echo.close();
  await rig.close();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-forwards-'));
  rig.keeper.permissions = everything;
  rig.keeper.calls.length = 0;
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill();
  rmSync(folder, { recursive: true, force: true });
});

interface Held {
  readonly stderr: () => string;
  readonly child: ReturnType<StockSsh['start']>;
}

/** Starts `ssh` with a command that runs until its input ends, and waits until the command runs. */
async function hold(...options: string[]): Promise<Held> {
  const child = rig.ssh.start(rig.target, options, 'echo ready; cat');
  running.push(child);
  let errors = '';
  child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('close', () => reject(new Error(errors)));
  });
  return { child, stderr: () => errors };
}

function forbid(name: SessionPermissionName, reason: string): void {
  rig.keeper.permissions = { ...everything, [name]: { allowed: false, reason } };
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** Waits for the end of a connection to a port on loopback. */
const closes = (port: number): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume().once('close', () => resolve());
  });

/** Until nobody listens there any more: `ssh -O cancel` does not wait for the answer. */
async function refuses(port: number): Promise<void> {
  for (let error = ''; !error.includes('ECONNREFUSED');)
    error = await exchange(port, '').then(
      () => '',
      (failure: unknown) => String(failure),
    );
}

describe('local forwarding', () => {
  it('carries bytes both ways, and the end of each direction', async () => {
    const port = await freePort();
    await hold('-L', `127.0.0.1:${port}:127.0.0.1:${echo.port}`);
    const bytes = randomBytes(5_000_001);
    expect(sha256(await exchange(port, bytes))).toBe(sha256(bytes));
    await exchange(port, 'again');
    expect(rig.keeper.recorded('forwarded')).toEqual([
      expect.objectContaining({ direction: 'local', host: '127.0.0.1', port: echo.port }),
    ]);
  });

  it('holds a sender back whose reader is slow', async () => {
    const most = 64 * 1024 * 1024;
    let sent = 0;
    const block = Buffer.alloc(64 * 1024);
    const source = await startService((socket) => {
      const more = (): void => {
        while (sent < most) {
          sent += block.length;
          if (!socket.write(block)) return void socket.once('drain', more);
        }
        socket.end();
      };
      more();
    });
    const port = await freePort();
    await hold('-L', `127.0.0.1:${port}:127.0.0.1:${source.port}`);
    const reader = connect(port, '127.0.0.1').pause();
    // Until nothing moves any more, whatever the machine's speed.
    for (let before = -1; before !== sent || sent === 0;) {
      before = sent;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    expect(sent).toBeLessThan(most);
    let got = 0;
    reader.on('data', (part: Buffer) => (got += part.length)).resume();
    await new Promise((resolve) => reader.once('end', resolve));
    expect(got).toBe(most);
    source.close();
  });

  it('reaches by SOCKS what the node reaches, and records each destination once', async () => {
    const web = await startService((socket) => {
      socket.once('data', () => socket.end('HTTP/1.0 200 OK\r\n\r\nhello'));
    });
    const port = await freePort();
    await hold('-D', `127.0.0.1:${port}`);
    const url = `http://localhost:${web.port}/`;
    for (let times = 0; times < 5; times += 1) {
      const got = await runTool(['curl', '-sS', '--socks5-hostname', `127.0.0.1:${port}`, url]);
      expect(got.stdout.toString(), got.stderr).toBe('hello');
    }
    expect(rig.keeper.recorded('forwarded')).toHaveLength(1);
    web.close();
  });

  it('reaches a socket of the node, and says why it does not reach one', async () => {
    const path = join(folder, 'socket');
    const service = await startService((socket) => socket.pipe(socket), path);
    const port = await freePort();
    const held = await hold('-L', `127.0.0.1:${port}:${path}`);
    expect((await exchange(port, 'hello')).toString()).toBe('hello');
    service.close();
    const nobody = await freePort();
    const refused = await rig.ssh.run(rig.target, undefined, {
      options: ['-W', `127.0.0.1:${nobody}`],
    });
    expect(refused.stderr).toContain(`The node iot did not connect to 127.0.0.1:${nobody}`);
    expect(held.stderr()).toBe('');
  });

  it('is refused with the role and its rule', async () => {
    const sentence = 'Ports are not forwarded: role ops-read says port_forwarding: false.';
    forbid('localForwarding', sentence);
    const options = ['-W', `127.0.0.1:${echo.port}`];
    const result = await rig.ssh.run(rig.target, undefined, { options });
    expect(result.stderr).toContain(`administratively prohibited: ${sentence}`);
    expect(rig.keeper.recorded('forwarded')).toEqual([]);
  });

  it('ends when a role says no, while the session goes on', async () => {
    const port = await freePort();
    const { child } = await hold('-L', `127.0.0.1:${port}:127.0.0.1:${echo.port}`);
    const socket = connect(port, '127.0.0.1');
    socket.write('x');
    await new Promise((resolve) => socket.once('data', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    forbid('localForwarding', 'No.');
    rig.keeper.change();
    await closed;
    await closes(port);
    child.stdin.write('still here\n');
    const [line] = await new Promise<Buffer[]>((resolve) =>
      child.stdout.once('data', (data: Buffer) => resolve([data])),
    );
    expect(line?.toString()).toBe('still here\n');
  });
});

describe('remote forwarding', () => {
  it('passes on what connects at the node, on a chosen and on a given port, until it is cancelled', async () => {
    const control = join(folder, 'c');
    const held = await hold('-M', '-S', control, '-R', `127.0.0.1:0:127.0.0.1:${echo.port}`);
    const chosen = Number(/Allocated port (\d+)/.exec(held.stderr())?.[1]);
    const bytes = randomBytes(1_000_001);
    expect(sha256(await exchange(chosen, bytes))).toBe(sha256(bytes));
    const given = await freePort();
    const more = ['-R', `127.0.0.1:${given}:127.0.0.1:${echo.port}`];
    const mux = (what: string) =>
      rig.ssh.run(rig.target, undefined, { options: ['-S', control, '-O', what, ...more] });
    expect((await mux('forward')).code).toBe(0);
    expect((await exchange(given, 'hello')).toString()).toBe('hello');
    expect((await mux('cancel')).code).toBe(0);
    await refuses(given);
    expect((await exchange(chosen, 'still')).toString()).toBe('still');
    expect(rig.keeper.recorded('forwarded')).toContainEqual(
      expect.objectContaining({ direction: 'remote', host: '127.0.0.1', port: given }),
    );
  });

  it('lets the node listen on a socket', async () => {
    const path = join(folder, 'socket');
    await hold('-R', `${path}:127.0.0.1:${echo.port}`);
    expect((await exchange(path, 'hello')).toString()).toBe('hello');
  });

  it('is refused with the role and its rule, on the error output of the session', async () => {
    const sentence = 'No port is opened for you: role ops-read says port_forwarding: false.';
    forbid('remoteForwarding', sentence);
    const port = await freePort();
    const held = await hold('-R', `127.0.0.1:${port}:127.0.0.1:${echo.port}`);
    expect(held.stderr()).toContain(sentence);
    await expect(exchange(port, 'hello')).rejects.toThrow('ECONNREFUSED');
  });

  it('ends when a role says no: the node listens no more', async () => {
    const port = await freePort();
    await hold('-R', `127.0.0.1:${port}:127.0.0.1:${echo.port}`);
    expect((await exchange(port, 'hello')).toString()).toBe('hello');
    forbid('remoteForwarding', 'No.');
    rig.keeper.change();
    for (let open = true; open;)
      open = await exchange(port, '').then(
        () => true,
        () => false,
      );
  });
});

describe('the SSH agent', () => {
  let agent: string;
  let agentPid: string;
  beforeEach(() => {
    const text = execFileSync('ssh-agent', ['-s', '-a', join(folder, 'agent')]).toString();
    agent = join(folder, 'agent');
    agentPid = /SSH_AGENT_PID=(\d+)/.exec(text)?.[1] ?? '';
    execFileSync('ssh-keygen', [
      '-q',
      '-t',
      'ed25519',
      '-N',
      '',
      '-C',
      'mine',
      '-f',
      join(folder, 'k'),
    ]);
    execFileSync('ssh-add', ['-q', join(folder, 'k')], {
      env: { ...process.env, SSH_AUTH_SOCK: agent },
    });
  });
  afterEach(() => void process.kill(Number(agentPid)));
  const withAgent = (command: string) => {
    const words = rig.ssh.command(rig.target, ['-A'], command);
    return runTool(
      words.map((word) => (word === 'IdentityAgent=none' ? `IdentityAgent=${agent}` : word)),
    );
  };

  it('is there for programs on the node, in each session of a connection', async () => {
    const result = await withAgent('ssh-add -l && ssh-add -L');
    expect(result.stdout.toString(), result.stderr).toMatch(/mine[^]*ssh-ed25519 .* mine/);
    expect(rig.keeper.recorded('forwarded')).toEqual([
      expect.objectContaining({ direction: 'agent', host: '', port: 0 }),
    ]);
  });

  it('is refused with the role and its rule', async () => {
    const sentence =
      'Your SSH agent is not forwarded: role ops-read does not say forward_agent: true.';
    forbid('agentForwarding', sentence);
    const result = await withAgent('ssh-add -l');
    expect(result.stderr).toContain(sentence);
    expect(result.code).not.toBe(0);
  });

  it('is not opened to the node when nobody asked for it', async () => {
    const result = await rig.ssh.run(rig.target, 'echo "[$SSH_AUTH_SOCK]"');
    expect(result.stdout.toString()).toBe('[]\n');
  });
});

it('shares one connection among sessions, copies and forwards', async () => {
  const control = join(folder, 'c');
  const port = await freePort();
  await hold('-M', '-S', control, '-L', `127.0.0.1:${port}:127.0.0.1:${echo.port}`);
  const shared = { options: ['-S', control] };
  const results = await Promise.all([
    ...[1, 2, 3].map((each) => rig.ssh.run(rig.target, `echo ${each}`, shared)),
    exchange(port, 'hello'),
    runTool([
      'scp',
      '-o',
      `ControlPath=${control}`,
      '-F',
      rig.ssh.configuration(rig.target),
      '/etc/hostname',
      `node:${join(folder, 'copy')}`,
    ]),
  ]);
  expect(
    results.slice(0, 3).map((result) => (result as { stdout: Buffer }).stdout.toString()),
  ).toEqual(['1\n', '2\n', '3\n']);
  expect(results[3]?.toString()).toBe('hello');
  expect(results[4]).toMatchObject({ code: 0 });
  expect(rig.keeper.recorded('mintNodeCertificate')).toHaveLength(1);
});

it.each([
  ['permit-port-forwarding', ['-W', 'localhost:1'], undefined],
  ['permit-file-copy@daypass', ['-s'], 'sftp'],
])('allows no more than the certificate: without %s', async (name, options, command) => {
  const now = certificateFor(rig.keeper.userAuthority, rig.ssh.user, rig.ssh.key, {
    extensions: ['permit-pty'],
  });
  rig.ssh.useCertificate(now);
  const result = await rig.ssh.run(rig.target, command, { options });
  rig.ssh.useCertificate(certificateFor(rig.keeper.userAuthority, rig.ssh.user, rig.ssh.key));
  expect(result.stderr).toContain(`your certificate has no ${name}`);
});
