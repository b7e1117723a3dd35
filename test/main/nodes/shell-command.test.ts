import { afterEach, describe, expect, it, vi } from 'vitest';
import { asAccount, demoShellNotice, type ShellAccount } from '#main/nodes/account';
import { exitOutcome } from '#main/nodes/program';
import { shellCommand } from '#main/nodes/shell-command';

const own: ShellAccount = { name: 'carol', switchTo: null, homeOf: () => '/home/carol' };
const other: ShellAccount = {
  name: 'nobody',
  switchTo: { uid: 65_534, gid: 65_534 },
  homeOf: (login) => `/var/lib/demo/${login}`,
};
const terminal = {
  ...{ term: 'xterm', columns: 80, rows: 24, widthPixels: 0, heightPixels: 0 },
  modes: Buffer.alloc(0),
};
const context = (account: ShellAccount) => ({ account, login: 'alice', nodeName: 'iot' });

afterEach(() => void vi.unstubAllEnvs());

describe('what a session starts', () => {
  it('is a shell whose prompt names the login and the node', () => {
    const request = {
      program: { type: 'shell' },
      terminal,
      agent: false,
      environment: {},
    } as const;
    const command = shellCommand(request, context(own));
    expect(command.environment['PS1']).toMatch(/^alice@iot:/);
    expect(command.environment['USER']).toBe('alice');
    expect(command.home).toBe('/home/carol');
    expect(command.args.at(-1)).toBe('-i');
  });

  it('gets nothing of the environment of the app, and cannot be given HOME or PATH', () => {
    vi.stubEnv('DAYPASS_SECRET', 'x');
    const environment = { LANG: 'de_DE.UTF-8', HOME: '/root', PATH: '/tmp' };
    const program = { type: 'exec', command: 'id' } as const;
    const command = shellCommand(
      { program, terminal: null, environment, agent: false },
      context(other),
    );
    expect(Object.keys(command.environment).toSorted()).toEqual(
      ['HOME', 'LANG', 'LOGNAME', 'PATH', 'PS1', 'SHELL', 'USER'].toSorted(),
    );
    expect(command.environment['HOME']).toBe('/var/lib/demo/alice');
    expect(command.environment['PATH']).not.toContain('/tmp');
    expect(command.environment['LANG']).toBe('de_DE.UTF-8');
  });

  it('is run as the account, without the groups and privileges of root', () => {
    expect(asAccount(own, ['/bin/sh'])).toEqual(['/bin/sh']);
    expect(asAccount(other, ['/bin/sh', '-c', 'id'])).toEqual([
      '/usr/bin/setpriv',
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      '--inh-caps=-all',
      '--no-new-privs',
      '--',
      '/bin/sh',
      '-c',
      'id',
    ]);
  });

  it('runs as an account that the notice names', () => {
    expect(demoShellNotice(own)).toContain('the account that runs Daypass, "carol"');
    expect(demoShellNotice(other)).toContain('the unprivileged account "nobody"');
  });
});

it('how a process ended is told by its code or by its signal', () => {
  expect(exitOutcome(3, 0)).toEqual({ type: 'status', code: 3 });
  expect(exitOutcome(0, 15)).toEqual({ type: 'signal', name: 'SIGTERM', coreDumped: false });
});
