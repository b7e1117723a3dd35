import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBuiltInNode, type TestNode } from '../helpers/gateway/built-in-node';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';
import { runPiped } from '../helpers/gateway/run-tool';
import { collect } from '../helpers/gateway/stock-ssh';
import { openTerminal } from '../helpers/gateway/terminal';

let rig: GatewayRig;
beforeAll(async () => {
  rig = await startGatewayRig();
});
afterAll(() => rig.close());

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('the stock ssh client through the gateway to a real sshd', () => {
  it('runs a command and tells its exit status', async () => {
    const result = await rig.ssh.run(rig.target, 'echo out; echo err >&2; exit 7');
    expect(result.stderr).toBe('err\n');
    expect(result.stdout.toString()).toBe('out\n');
    expect(result.code).toBe(7);
  });

  it('tells that a signal ended the command', async () => {
    const result = await rig.ssh.run(rig.target, 'kill -TERM $$', { options: ['-v'] });
    expect(result.code).toBe(255);
    expect(result.stderr).toContain('exit-signal');
  });

  it('carries binary data in and out unchanged', async () => {
    const input = randomBytes(9_000_001);
    const result = await rig.ssh.run(rig.target, 'cat', { input });
    expect(result.stderr).toBe('');
    expect(sha256(result.stdout)).toBe(sha256(input));
  });

  it('tells the end of input, and carries on with the output', async () => {
    const input = randomBytes(5_000_000);
    const result = await rig.ssh.run(rig.target, 'sha256sum; sleep 0.1; echo after', { input });
    expect(result.stdout.toString()).toBe(`${sha256(input)}  -\nafter\n`);
  });

  it('keeps output and error output apart and whole when both are large', async () => {
    const command =
      'seq 1 600000 & seq 600001 1200000 >&2; wait; printf done; printf done >&2; exit 3';
    const result = await rig.ssh.run(rig.target, command);
    const numbers = (from: number, to: number): string =>
      Array.from({ length: to - from + 1 }, (_, index) => `${from + index}\n`).join('');
    expect(sha256(result.stdout)).toBe(sha256(Buffer.from(`${numbers(1, 600_000)}done`)));
    expect(sha256(Buffer.from(result.stderr))).toBe(
      sha256(Buffer.from(`${numbers(600_001, 1_200_000)}done`)),
    );
    expect(result.code).toBe(3);
  });

  it('carries a large download through key exchanges in the middle', async () => {
    const child = rig.ssh.start(
      rig.target,
      ['-o', 'RekeyLimit=4M'],
      'head -c 67108864 /dev/zero | tr "\\0" x',
    );
    const result = await collect(child);
    expect(result.stderr).toBe('');
    expect(result.stdout.length).toBe(67_108_864);
    expect(result.stdout.every((byte) => byte === 0x78)).toBe(true);
    expect(result.code).toBe(0);
  });

  it('ends a program when nobody takes its output any more', async () => {
    const result = await runPiped(rig.ssh.command(rig.target, [], 'yes'), 'head -n 1');
    expect(result.stdout.toString()).toBe('y\n');
    expect(rig.keeper.recorded('sessionEnded').at(-1)).toMatchObject({
      reason: 'The program was ended by the signal SIGPIPE.',
    });
  });

  it('passes on what tells the language and the terminal, and nothing else', async () => {
    const variables = 'LC_TIME=C.UTF-8 LC_EVIL=x COLORTERM=truecolor LD_PRELOAD=/nothing FOO=bar';
    const result = await rig.ssh.run(rig.target, 'echo "$LC_TIME|$COLORTERM|$LD_PRELOAD|$FOO"', {
      options: ['-o', `SetEnv=${variables}`],
    });
    expect(result.stdout.toString()).toBe('C.UTF-8|truecolor||\n');
  });

  it('records the session with how it ended', async () => {
    rig.keeper.calls.length = 0;
    await rig.ssh.run(rig.target, 'exit 4');
    const [started] = rig.keeper.recorded('sessionStarted');
    const [ended] = rig.keeper.recorded('sessionEnded');
    expect(started).toMatchObject({
      user: rig.ssh.user,
      login: rig.sshd.login,
      source: '127.0.0.1',
      what: 'exec exit 4',
    });
    expect(ended).toMatchObject({ id: started?.['id'], exitCode: 4 });
    expect(rig.keeper.recorded('mintNodeCertificate')).toEqual([
      { node: 'iot', login: rig.sshd.login, source: '127.0.0.1' },
    ]);
  });

  it('finds the node by its id too', async () => {
    const id = rig.keeper.nodes.get('iot')?.id;
    const result = await rig.ssh.run(`${rig.sshd.login}@${id}`, 'echo found');
    expect(result.stdout.toString()).toBe('found\n');
  });

  it('says that it passes no other subsystem than sftp', async () => {
    const subsystem = await rig.ssh.run(rig.target, 'netconf', { options: ['-s'] });
    expect(subsystem.stderr).toContain('Daypass passes the subsystem sftp and no other.');
    expect(subsystem.code).toBe(255);
  });
});

describe('a terminal through the gateway', () => {
  // Without root, sshd has none to give where the system does not hand new ones to the group "tty" by itself.
  const sshdHasTerminals = userInfo().uid === 0 || statSync('/dev/pts').gid !== 0;
  const homes = mkdtempSync(join(tmpdir(), 'daypass-homes-'));
  let node: TestNode;
  let target: string;
  beforeAll(async () => {
    chmodSync(homes, 0o755);
    node = await addBuiltInNode(rig.keeper, { name: 'lamp', homes });
    target = sshdHasTerminals ? rig.target : 'alice@lamp';
  });
  afterAll(async () => {
    await node.close();
    rmSync(homes, { recursive: true, force: true });
  });

  it.each(['the node with terminals', 'a built-in node'])(
    'on %s has the size and modes of the terminal that ssh runs in, and follows a resize',
    async (which) => {
      const at = which === 'a built-in node' ? 'alice@lamp' : target;
      const wait = "trap 'stty size; exit 5' WINCH; echo ready; while :; do sleep 0.05; done";
      const terminal = openTerminal(rig.ssh.command(at, ['-t'], `stty -a; ${wait}`), {
        columns: 91,
        rows: 33,
        before: 'stty erase ^H intr ^K iutf8',
      });
      await terminal.shows('ready');
      terminal.resize(77, 22);
      expect(await terminal.ended()).toBe(5);
      expect(terminal.text()).toContain('rows 33; columns 91');
      expect(terminal.text()).toContain('intr = ^K');
      expect(terminal.text()).toContain('erase = ^H');
      expect(terminal.text()).toMatch(/[^-]iutf8/);
      expect(terminal.text()).toContain('22 77');
    },
  );

  it('runs a shell with the size it was opened with', async () => {
    const terminal = openTerminal(rig.ssh.command(target, []), { columns: 101, rows: 44 });
    terminal.send('stty size; echo "term=$TERM"; exit 6\n');
    expect(await terminal.ended()).toBe(6);
    expect(terminal.text()).toContain('44 101');
    expect(terminal.text()).toContain('term=xterm-256color');
  });

  it('shows why it ended on a line of its own', async () => {
    const words = rig.ssh.command(target, ['-t'], 'printf "a prompt$ "; sleep 60');
    const terminal = openTerminal(words, { columns: 80, rows: 24 });
    await terminal.shows('a prompt$ ');
    rig.keeper.rule = () => 'Bob revoked your request.';
    rig.keeper.change();
    expect(await terminal.ended()).toBe(255);
    expect(terminal.text()).toContain('a prompt$ \r\nBob revoked your request.\r\n');
    rig.keeper.rule = () => null;
  });
});
