import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePort } from '../helpers/sshd';
import { setUpForwarding } from '../helpers/gateway/forwarding-setup';
import { exchange, runTool, startService } from '../helpers/gateway/run-tool';

const setUp = setUpForwarding();
const { hold, forbid } = setUp;

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** Waits for the end of a connection to a port on loopback. */
const closes = (port: number): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume().once('close', () => resolve());
  });

describe('local forwarding', () => {
  it('carries bytes both ways, and the end of each direction', async () => {
    const port = await freePort();
    await hold('-L', `127.0.0.1:${port}:127.0.0.1:${setUp.echo.port}`);
    const bytes = randomBytes(5_000_001);
    expect(sha256(await exchange(port, bytes))).toBe(sha256(bytes));
    await exchange(port, 'again');
    expect(setUp.rig.keeper.recorded('forwarded')).toEqual([
      expect.objectContaining({ direction: 'local', host: '127.0.0.1', port: setUp.echo.port }),
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
    let before = -1;
    await expect
      .poll(
        () => {
          const still = sent === before;
          before = sent;
          return still && sent > 0;
        },
        { interval: 500, timeout: 30_000 },
      )
      .toBe(true);
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
      expect(got.stdout.toString()).toBe('hello');
    }
    expect(setUp.rig.keeper.recorded('forwarded')).toHaveLength(1);
    web.close();
  });

  it('reaches a socket of the node, and says why it does not reach one', async () => {
    const path = join(setUp.folder, 'socket');
    const service = await startService((socket) => socket.pipe(socket), path);
    const port = await freePort();
    const held = await hold('-L', `127.0.0.1:${port}:${path}`);
    expect((await exchange(port, 'hello')).toString()).toBe('hello');
    service.close();
    const nobody = await freePort();
    const refused = await setUp.rig.ssh.run(setUp.rig.target, undefined, {
      options: ['-W', `127.0.0.1:${nobody}`],
    });
    expect(refused.stderr).toContain(`The node iot did not connect to 127.0.0.1:${nobody}`);
    expect(held.stderr()).toBe('');
  });

  it('is refused with the role and its rule', async () => {
    const sentence = 'Ports are not forwarded: role ops-read says port_forwarding: false.';
    forbid('localForwarding', sentence);
    const options = ['-W', `127.0.0.1:${setUp.echo.port}`];
    const result = await setUp.rig.ssh.run(setUp.rig.target, undefined, { options });
    expect(result.stderr).toContain(`administratively prohibited: ${sentence}`);
    expect(setUp.rig.keeper.recorded('forwarded')).toEqual([]);
  });

  it('ends when a role says no, while the session goes on', async () => {
    const port = await freePort();
    const { child } = await hold('-L', `127.0.0.1:${port}:127.0.0.1:${setUp.echo.port}`);
    const socket = connect(port, '127.0.0.1');
    socket.write('x');
    await new Promise((resolve) => socket.once('data', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    forbid('localForwarding', 'No.');
    setUp.rig.keeper.change();
    await closed;
    await closes(port);
    child.stdin.write('still here\n');
    const [line] = await new Promise<Buffer[]>((resolve) =>
      child.stdout.once('data', (data: Buffer) => resolve([data])),
    );
    expect(line?.toString()).toBe('still here\n');
  });
});
