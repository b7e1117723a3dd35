import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startStockRig, type StockRig } from '../helpers/client/stock-rig';

let stock: StockRig;
let far: string;
const bytes = randomBytes(300_000);

beforeAll(async () => {
  stock = await startStockRig();
  writeFileSync(stock.path('here'), bytes);
  // Where the tests run as root, shells of the demo are somebody else's.
  far = mkdtempSync(join(tmpdir(), 'daypass-far-'));
  chmodSync(far, 0o777);
});
afterAll(async () => {
  await stock.close();
  rmSync(far, { recursive: true });
});

const there = (name: string): string => join(far, name);
const at = (name: string): string => `deploy@iot.demo:${there(name)}`;
const arrived = (name: string): boolean => readFileSync(there(name)).equals(bytes);

describe('files by the tools that people have', () => {
  it.each([
    ['SFTP', []],
    ['the old protocol', ['-O']],
  ])('scp carries them both ways by %s', async (how, flags) => {
    const name = `scp-${how.length}`;
    await stock.tool('scp', ['-F', stock.config, ...flags, 'here', at(name)]);
    expect(arrived(name)).toBe(true);
    await stock.tool('scp', ['-F', stock.config, ...flags, at(name), stock.path(`${name}-back`)]);
    expect(readFileSync(stock.path(`${name}-back`)).equals(bytes)).toBe(true);
  });

  it('sftp puts them there and lists them', async () => {
    writeFileSync(stock.path('batch'), `put here ${there('sftp')}\nls -1 ${there('')}\n`);
    const { stdout } = await stock.tool('sftp', [
      ...['-F', stock.config, '-b', stock.path('batch'), 'deploy@iot.demo'],
    ]);
    expect(stdout).toContain('sftp');
    expect(arrived('sftp')).toBe(true);
  });

  it('rsync carries a folder', async () => {
    mkdirSync(stock.path('tree/deep'), { recursive: true });
    writeFileSync(stock.path('tree/deep/file'), bytes);
    await stock.tool('rsync', ['-a', '-e', `ssh -F ${stock.config}`, 'tree/', at('tree')]);
    expect(arrived('tree/deep/file')).toBe(true);
  });

  it('git clones and pushes', async () => {
    const repository = there('repository.git');
    const git = (...args: string[]) =>
      stock.tool('git', args, { GIT_SSH_COMMAND: `ssh -F ${stock.config}` });
    await stock.ssh('deploy@iot.demo', `git init -q --bare -b main ${repository}`);
    await git('clone', '-q', at('repository.git'), 'clone');
    const who = ['-c', 'user.name=Alice', '-c', 'user.email=alice@example.com'];
    writeFileSync(stock.path('clone/file'), 'content');
    await git('-C', 'clone', 'add', 'file');
    await git('-C', 'clone', ...who, 'commit', '-q', '-m', 'One');
    await git('-C', 'clone', 'push', '-q', 'origin', 'HEAD:main');
    await git('clone', '-q', at('repository.git'), 'again');
    expect(readFileSync(stock.path('again/file'), 'utf8')).toBe('content');
  });
});

describe('as Ansible does it', () => {
  it('keeps one connection, copies by sftp, scp and dd, and runs what it copied', async () => {
    const shared = ['-o', 'ControlMaster=auto', '-o', 'ControlPersist=60s'];
    const control = [...shared, '-o', `ControlPath=${stock.path('cm')}`];
    const options = ['-F', stock.config, ...control];
    writeFileSync(stock.path('module'), 'test -t 1 && echo module-$((40+2))\n');
    // The connection that stays in the background keeps what it was started with open, so it is started with nothing.
    const first = spawn('ssh', [...options, 'deploy@iot.demo', 'true'], {
      env: stock.env,
      stdio: 'ignore',
    });
    expect(await new Promise((resolve) => first.once('close', resolve))).toBe(0);
    try {
      writeFileSync(stock.path('put'), `put module ${there('m-sftp')}\n`);
      await stock.tool('sftp', [...options, '-b', stock.path('put'), 'deploy@iot.demo']);
      await stock.tool('scp', [...options, '-O', 'module', at('m-scp')]);
      await piped([...options, 'deploy@iot.demo', `dd of=${there('m-dd')} bs=65536`], 'module');
      for (const name of ['m-sftp', 'm-scp', 'm-dd']) {
        const run = [...options, '-tt', 'deploy@iot.demo', `/bin/sh -c 'sh ${there(name)}'`];
        // By a shared connection ssh asks for a terminal that ends lines as the program does.
        expect((await stock.tool('ssh', run)).stdout.trimEnd()).toBe('module-42');
      }
    } finally {
      await stock.tool('ssh', [...options, '-O', 'exit', 'deploy@iot.demo']);
    }
  });
});

describe('as VS Code Remote does it', () => {
  it('pipes its script into a shell, and reaches its server by a dynamic forward on the same connection', async () => {
    const server = createServer((_request, response) => response.end('from the server'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const socks = await freePort();
    const args = ['-F', stock.config, '-T', '-D', String(socks), '-o', 'ConnectTimeout=15'];
    const child = spawn('ssh', [...args, 'deploy@iot.demo', 'bash'], { env: stock.env });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise((resolve) => child.once('close', resolve));
    try {
      child.stdin.write('echo ready-$((40+2)); uname -s\n');
      await vi.waitFor(() => expect(output).toContain('ready-42\nLinux\n'), 20_000);
      const { port } = server.address() as AddressInfo;
      expect(await throughSocks(socks, port)).toContain('from the server');
    } finally {
      child.stdin.end();
      await ended;
      await new Promise((resolve) => server.close(resolve));
    }
  });
});

/** Runs ssh with a file on its standard input. */
function piped(args: readonly string[], file: string): Promise<unknown> {
  const child = spawn('ssh', args, { env: stock.env });
  child.stdin.end(readFileSync(stock.path(file)));
  return new Promise((resolve) => child.once('close', resolve));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const taken = createTcpServer().listen(0, '127.0.0.1', () => {
      const { port } = taken.address() as AddressInfo;
      taken.close(() => resolve(port));
    });
  });
}

/** What a web server on this computer says, asked by a SOCKS5 proxy (RFC 1928: greeting, then CONNECT to an address). */
function throughSocks(socks: number, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(socks, '127.0.0.1');
    let received = Buffer.alloc(0);
    let step = 0;
    const ask = [
      Buffer.from([5, 1, 0]),
      Buffer.from([5, 1, 0, 1, 127, 0, 0, 1, port >> 8, port & 0xff]),
      Buffer.from('GET / HTTP/1.0\r\n\r\n'),
    ];
    const expected = [2, 10];
    socket.write(ask[0] ?? '');
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      for (let size = expected[step]; size !== undefined && received.length >= size;) {
        received = received.subarray(size);
        step += 1;
        socket.write(ask[step] ?? '');
        size = expected[step];
      }
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(received.toString()));
  });
}
