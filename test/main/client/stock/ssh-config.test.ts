import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sshConfigText, stockNames, type SshConfig } from '#main/client/stock/ssh-config';

const folder = mkdtempSync(join(tmpdir(), 'daypass-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const config: SshConfig = {
  cluster: 'demo',
  proxyHost: '127.0.0.1',
  proxyPort: 3023,
  agentSocket: '/run/user/1000/daypass/a 50% one.agent',
  knownHosts: '/run/user/1000/daypass/one.known_hosts',
};

/** What the real ssh makes of it for a host, with what a person may have for all hosts after it. */
function understood(text: string, host: string): string[] {
  const path = join(folder, 'config');
  const theirs =
    'Host *\n  ProxyJump bastion\n  IdentitiesOnly yes\n  ForwardAgent yes\n  User root\n';
  writeFileSync(path, `${text}\n${theirs}`, { mode: 0o600 });
  return execFileSync('ssh', ['-G', '-F', path, host], { encoding: 'utf8' }).split('\n');
}

describe('the ssh_config of a profile, as ssh itself reads it', () => {
  it('leads to the gateway without a detour', () => {
    const lines = understood(sshConfigText(config), 'daypass-demo');
    const wanted = ['hostname 127.0.0.1', 'port 3023', 'user jump', 'hostkeyalias gateway.demo'];
    expect(lines).toEqual(expect.arrayContaining(wanted));
    expect(lines.filter((line) => /^proxy(jump|command) /.test(line))).toEqual([]);
  });

  it('leads to a machine by way of the gateway', () => {
    const lines = understood(sshConfigText(config), 'iot.demo');
    expect(lines).toEqual(expect.arrayContaining(['proxyjump daypass-demo', 'hostname iot.demo']));
  });

  it.each(['daypass-demo', 'iot.demo'])('trusts and uses for %s what is ours alone', (host) => {
    const lines = understood(sshConfigText(config), host);
    const wanted = [
      'identityagent /run/user/1000/daypass/a 50% one.agent',
      'identitiesonly no',
      'forwardagent no',
      'stricthostkeychecking true',
      'userknownhostsfile /run/user/1000/daypass/one.known_hosts',
      'globalknownhostsfile none',
    ];
    // ssh -G shows a path before what is doubled in it is made one.
    const shown = lines.map((line) => line.replaceAll('%%', '%'));
    expect(shown).toEqual(expect.arrayContaining(wanted));
    expect(lines.filter((line) => /^identityfile (?!none)/.test(line))).toEqual([]);
  });

  it('leaves other hosts as they were', () => {
    const lines = understood(sshConfigText(config), 'example.com');
    expect(lines).toEqual(expect.arrayContaining(['proxyjump bastion', 'user root']));
    expect(lines.join('\n')).not.toContain('daypass');
  });
});

describe('names from a cluster', () => {
  it.each([
    ['demo', 'demo'],
    ['example.com', 'example.com'],
    ['Prod *', 'prod'],
    ['a b\nHost *', 'a-b-host'],
    ['..', 'cluster'],
    ['!*', 'cluster'],
  ])('%j becomes %j, which is a name and no pattern', (cluster, suffix) => {
    expect(stockNames(cluster)).toEqual({ gateway: `daypass-${suffix}`, suffix });
  });

  it.each<Partial<SshConfig>>([
    { proxyHost: 'gate\nProxyCommand evil' },
    { proxyHost: '-oProxyCommand=evil' },
    { proxyHost: '%h' },
    { proxyPort: 0 },
    { proxyPort: 1.5 },
    { agentSocket: 'relative' },
    { agentSocket: '/a"b' },
    { knownHosts: '/a\nb' },
    { knownHosts: '/${HOME}/b' },
  ])('%j is not written', (change) => {
    expect(() => sshConfigText({ ...config, ...change })).toThrow(TypeError);
  });
});
