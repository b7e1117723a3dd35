import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { toolCommands } from '../../../src/renderer/features/status/tool-commands';

const ssh = {
  agentSocket: '/run/user/1000/daypass/one.agent',
  knownHosts: '/run/user/1000/daypass/one.known_hosts',
  config: '/run/user/1000/daypass/one.config',
  gateway: 'daypass-demo',
  suffix: 'demo',
  proxyHost: '127.0.0.1',
  proxyPort: 3023,
};
const byTool = (included: boolean, login = 'alice', node = 'iot', of = ssh) =>
  Object.fromEntries(toolCommands(of, login, node, included).map(({ tool, text }) => [tool, text]));

describe('what one’s own tools are given', () => {
  it('is short where one’s own ssh config knows the cluster', () => {
    expect(byTool(true)).toMatchObject({
      ssh: 'ssh alice@iot.demo',
      'ssh -J': 'ssh -J daypass-demo alice@iot.demo',
      scp: 'scp alice@iot.demo:file.txt .',
      sftp: 'sftp alice@iot.demo',
      rsync: 'rsync -a alice@iot.demo:folder/ folder/',
      git: 'git clone alice@iot.demo:repository.git',
      'VS Code Remote': 'alice@iot.demo',
      Ansible: 'iot.demo ansible_user=alice',
    });
  });

  it('names the profile’s own file where it does not', () => {
    const { ssh: plain, rsync, git, Ansible: ansible } = byTool(false);
    expect(plain).toBe(`ssh -F ${ssh.config} alice@iot.demo`);
    expect(rsync).toContain(`-e 'ssh -F ${ssh.config}'`);
    expect(git).toMatch(/^GIT_SSH_COMMAND='ssh -F [^']*' git clone /);
    expect(ansible).toContain(`ansible_ssh_common_args='-F ${ssh.config}'`);
  });

  it.each(['$(id)', '`id`', 'a b', "it's", '-oProxyCommand=id', 'a;id', 'a\nid', '*'])(
    'is one command whatever a cluster names: %j',
    (name) => {
      const hostile = { ...ssh, suffix: name, gateway: `daypass-${name}` };
      for (const included of [true, false])
        for (const tool of ['ssh', 'scp', 'sftp', 'rsync', 'git']) {
          const text = byTool(included, name, name, hostile)[tool] ?? '';
          // The shell says what words it makes of it, and runs none of it.
          const program = `GIT_SSH_COMMAND= ; ${tool}() { printf '%s\\0' "$@"; }; ${text}`;
          const words = execFileSync('sh', ['-c', program], { encoding: 'utf8' }).split('\0');
          const target = words.find((word) => word.startsWith(`${name}@${name}.${name}`));
          expect(target).toBeDefined();
          if (name.startsWith('-')) expect(words[words.indexOf(target ?? '') - 1]).toBe('--');
        }
    },
  );
});
