import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everything } from '#shared/model/session-permissions';
import { addBuiltInNode, type TestNode } from '../helpers/gateway/built-in-node';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';
import { holder } from '../helpers/gateway/held-ssh';
import {
  exchange,
  runPiped,
  runTool,
  startService,
  type TestService,
} from '../helpers/gateway/run-tool';
import { freePort } from '../helpers/sshd';

const homes = mkdtempSync(join(tmpdir(), 'daypass-homes-'));
execFileSync('chmod', ['755', homes]);
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
let rig: GatewayRig;
let lamp: TestNode;
let echo: TestService;
const { hold, end } = holder(
  () => rig,
  () => 'alice@lamp',
);

beforeAll(async () => {
  rig = await startGatewayRig();
  lamp = await addBuiltInNode(rig.keeper, { name: 'lamp', homes });
  echo = await startService((socket) => socket.pipe(socket));
});
afterAll(async () => {
  end();
  echo.close();
  await rig.close();
  await lamp.close();
  rmSync(homes, { recursive: true, force: true });
});
beforeEach(() => {
  rig.keeper.permissions = everything;
});

describe('a built-in node', () => {
  it('serves SFTP from the home of the login, and scp in both protocols', async () => {
    const config = rig.ssh.configuration('alice@lamp');
    const bytes = randomBytes(2_000_001);
    const here = join(homes, 'here');
    const back = join(homes, 'back');
    writeFileSync(here, bytes);
    for (const protocol of [[], ['-O']]) {
      const up = await runTool(['scp', ...protocol, '-F', config, here, 'node:there']);
      expect(up).toMatchObject({ code: 0 });
      const down = await runTool(['scp', ...protocol, '-F', config, 'node:there', back]);
      expect(down).toMatchObject({ code: 0 });
      expect(sha256(readFileSync(back))).toBe(sha256(bytes));
      rmSync(back);
    }
  });

  it('ends a program when nobody takes its output any more', async () => {
    const result = await runPiped(rig.ssh.command('alice@lamp', [], 'yes'), 'head -n 1');
    expect(result.stdout.toString()).toBe('y\n');
  });

  it('connects to localhost, and to nowhere else', async () => {
    const port = await freePort();
    await hold('-L', `127.0.0.1:${port}:localhost:${echo.port}`);
    const bytes = randomBytes(1_000_001);
    expect(sha256(await exchange(port, bytes))).toBe(sha256(bytes));
    for (const host of ['10.0.0.1', hostname(), '127.0.0.2']) {
      const result = await rig.ssh.run('alice@lamp', undefined, { options: ['-W', `${host}:22`] });
      expect(result.stderr).toContain('This node connects to localhost alone');
    }
  });

  it('says when nobody listens there', async () => {
    const options = ['-W', `localhost:${await freePort()}`];
    const result = await rig.ssh.run('alice@lamp', undefined, { options });
    expect(result.stderr).toContain('Connection refused');
  });

  it('listens for nobody', async () => {
    const port = await freePort();
    const result = await rig.ssh.run('alice@lamp', 'true', {
      options: ['-o', 'ExitOnForwardFailure=yes', '-R', `${port}:localhost:${echo.port}`],
    });
    expect(result.code).toBe(255);
    expect(result.stderr).toContain(`remote port forwarding failed for listen port ${port}`);
  });
});
