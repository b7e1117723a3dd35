import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everything, type SessionPermissionName } from '#shared/model/session-permissions';
import { freePort } from '../helpers/sshd';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';
import { certificateFor } from '../helpers/gateway/stock-ssh';
import { holder } from '../helpers/gateway/held-ssh';
import { exchange, runTool, startService, type TestService } from '../helpers/gateway/run-tool';

let rig: GatewayRig;
let folder: string;
let echo: TestService;
const { hold, end } = holder(() => rig);

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
  end();
  rmSync(folder, { recursive: true, force: true });
});

function forbid(name: SessionPermissionName, reason: string): void {
  rig.keeper.permissions = { ...everything, [name]: { allowed: false, reason } };
}

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
    expect(result.stdout.toString()).toMatch(/mine[^]*ssh-ed25519 .* mine/);
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
    Promise.all([1, 2, 3].map((each) => rig.ssh.run(rig.target, `echo ${each}`, shared))),
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
  const [sessions, echoed, copied] = results;
  expect(sessions.map(({ stdout }) => stdout.toString())).toEqual(['1\n', '2\n', '3\n']);
  expect(echoed.toString()).toBe('hello');
  expect(copied).toMatchObject({ code: 0 });
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
