import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { shellWord, stockSshCommand } from '../../../src/renderer/features/status/shell-command';

const ssh = {
  agentSocket: '/run/user/1000/daypass/agent.sock',
  knownHosts: '/home/alice/.config/daypass/known_hosts',
  config: '/run/user/1000/daypass/profile.config',
  gateway: 'daypass-demo',
  suffix: 'demo',
  proxyHost: '127.0.0.1',
  proxyPort: 3023,
};

describe('the stock ssh command', () => {
  it('names the socket, the known hosts, the port and login@node', () => {
    expect(stockSshCommand(ssh, 'alice', 'iot')).toBe(
      'SSH_AUTH_SOCK=/run/user/1000/daypass/agent.sock ssh -o UserKnownHostsFile=/home/alice/.config/daypass/known_hosts -p 3023 -l alice@iot -- 127.0.0.1',
    );
  });

  it('quotes a path with spaces for the shell and for ssh, which splits the option itself', () => {
    const command = stockSshCommand({ ...ssh, knownHosts: "/home/a b/it's" }, 'alice', 'iot');
    expect(command).toContain(`-o 'UserKnownHostsFile="/home/a b/it'\\''s"'`);
  });

  it.each(["iot'; touch owned; '", "'$(touch owned)'", 'iot\ntouch owned', '`touch owned`'])(
    'hands ssh the names %j as they are, and runs nothing else',
    (name) => {
      const command = stockSshCommand({ ...ssh, proxyHost: `-${name}` }, name, name);
      const script = `ssh() { printf '%s\\0' "$@"; }; ${command}`;
      const words = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0');
      expect(words.slice(4, -1)).toEqual(['-l', `${name}@${name}`, '--', `-${name}`]);
    },
  );
});

it.each(['plain-word', 'two words', "it's", '$(date)', '`id`', 'a;b', '', 'ü*?'])(
  'a shell reads %j back as it was',
  (text) => {
    const script = `printf %s ${shellWord(text)}`;
    expect(execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' })).toBe(text);
  },
);
