import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freePort } from '../helpers/sshd';
import { certificateFor } from '../helpers/gateway/stock-ssh';
import { setUpForwarding } from '../helpers/gateway/forwarding-setup';
import { exchange, runTool } from '../helpers/gateway/run-tool';
import { openTerminal } from '../helpers/gateway/terminal';

const setUp = setUpForwarding();
const { hold, forbid } = setUp;

describe('the SSH agent', () => {
  let agent: string;
  let agentPid: string;
  beforeEach(() => {
    const text = execFileSync('ssh-agent', ['-s', '-a', join(setUp.folder, 'agent')]).toString();
    agent = join(setUp.folder, 'agent');
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
      join(setUp.folder, 'k'),
    ]);
    execFileSync('ssh-add', ['-q', join(setUp.folder, 'k')], {
      env: { ...process.env, SSH_AUTH_SOCK: agent },
    });
  });
  afterEach(() => void process.kill(Number(agentPid)));
  const withAgent = (command: string) => {
    const words = setUp.rig.ssh.command(setUp.rig.target, ['-A'], command);
    return runTool(
      words.map((word) => (word === 'IdentityAgent=none' ? `IdentityAgent=${agent}` : word)),
    );
  };

  it('is there for programs on the node, in each session of a connection', async () => {
    const result = await withAgent('ssh-add -l && ssh-add -L');
    expect(result.stdout.toString()).toMatch(/mine[^]*ssh-ed25519 .* mine/);
    expect(setUp.rig.keeper.recorded('forwarded')).toEqual([
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
    const result = await setUp.rig.ssh.run(setUp.rig.target, 'echo "[$SSH_AUTH_SOCK]"');
    expect(result.stdout.toString()).toBe('[]\n');
  });
});

it('shares one connection among sessions, copies and forwards', async () => {
  const control = join(setUp.folder, 'c');
  const port = await freePort();
  await hold('-M', '-S', control, '-L', `127.0.0.1:${port}:127.0.0.1:${setUp.echo.port}`);
  const shared = { options: ['-S', control] };
  const results = await Promise.all([
    Promise.all(
      [1, 2, 3].map((each) => setUp.rig.ssh.run(setUp.rig.target, `echo ${each}`, shared)),
    ),
    exchange(port, 'hello'),
    runTool([
      'scp',
      '-o',
      `ControlPath=${control}`,
      '-F',
      setUp.rig.ssh.configuration(setUp.rig.target),
      '/etc/hostname',
      `node:${join(setUp.folder, 'copy')}`,
    ]),
  ]);
  const [sessions, echoed, copied] = results;
  expect(sessions.map(({ stdout }) => stdout.toString())).toEqual(['1\n', '2\n', '3\n']);
  expect(echoed.toString()).toBe('hello');
  expect(copied).toMatchObject({ code: 0 });
  expect(setUp.rig.keeper.recorded('mintNodeCertificate')).toHaveLength(1);
});

describe('a session of a shared connection, whose channel the client closes first', () => {
  // So it does as soon as input and output have ended, while the program may still run.
  let shared: { readonly options: readonly string[] };
  const run = (command: string, input?: Buffer) =>
    setUp.rig.ssh.run(setUp.rig.target, command, { ...shared, ...(input && { input }) });
  beforeEach(async () => {
    const control = join(setUp.folder, 'c');
    await hold('-M', '-S', control);
    shared = { options: ['-S', control] };
  });

  it('has the exit status of a program that closed its outputs before', async () => {
    expect((await run('exec >&- 2>&-; sleep 0.3; exit 7')).code).toBe(7);
  });

  it('hands on all input to a program that closed its outputs before', async () => {
    const input = randomBytes(9_000_001);
    const path = join(setUp.folder, 'input');
    const result = await run(`exec >&- 2>&-; sleep 0.3; cat >${path}; exit 5`, input);
    expect(result.code).toBe(5);
    expect(readFileSync(path).equals(input)).toBe(true);
  });

  it('is hung up when its terminal is gone', async () => {
    const options = [...shared.options, '-t'];
    const command = setUp.rig.ssh.command(setUp.rig.target, options, 'sleep 600');
    const terminal = openTerminal(command, { columns: 80, rows: 24 });
    const { recorded } = setUp.rig.keeper;
    await vi.waitFor(() => expect(recorded('sessionStarted')).toHaveLength(2));
    terminal.kill();
    await terminal.ended();
    // OpenSSH 9.2 tells so with the next thing that it has to do.
    await run('true');
    const reasons = () => recorded('sessionEnded').map(({ reason }) => reason);
    await vi.waitFor(() => expect(reasons()).toContain('The caller closed the session.'));
  });
});

it.each([
  ['permit-port-forwarding', ['-W', 'localhost:1'], undefined],
  ['permit-file-copy@daypass', ['-s'], 'sftp'],
])('allows no more than the certificate: without %s', async (name, options, command) => {
  const now = certificateFor(
    setUp.rig.keeper.userAuthority,
    setUp.rig.ssh.user,
    setUp.rig.ssh.key,
    {
      extensions: ['permit-pty'],
    },
  );
  setUp.rig.ssh.useCertificate(now);
  const result = await setUp.rig.ssh.run(setUp.rig.target, command, { options });
  setUp.rig.ssh.useCertificate(
    certificateFor(setUp.rig.keeper.userAuthority, setUp.rig.ssh.user, setUp.rig.ssh.key),
  );
  expect(result.stderr).toContain(`your certificate has no ${name}`);
});
