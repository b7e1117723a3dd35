import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sshdConfigFor } from '#main/cluster/authority/sshd-config';
import { variableAllowed } from '#main/proxy/session-request';

describe("a node's sshd configuration", () => {
  it('names the authority and the node', () => {
    const id = randomUUID();
    expect(sshdConfigFor(id, '/etc/ssh/daypass_authority.pub').split('\n')).toEqual([
      'TrustedUserCAKeys /etc/ssh/daypass_authority.pub',
      `AuthorizedPrincipalsCommand /usr/bin/echo ${id}:%u`,
      'AuthorizedPrincipalsCommandUser nobody',
      'AcceptEnv LANG LANGUAGE LC_* COLORTERM NO_COLOR TERM_PROGRAM TERM_PROGRAM_VERSION GIT_PROTOCOL',
      '',
    ]);
  });

  it('takes no variables but those that the gateway passes on', () => {
    const line = /^AcceptEnv (.*)$/m.exec(sshdConfigFor(randomUUID(), '/etc/ssh/ca.pub'));
    const names = line?.[1]?.replace('LC_*', 'LC_TIME').split(' ') ?? [];
    const value = (name: string) => (name === 'GIT_PROTOCOL' ? 'version=2' : 'x');
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter((name) => !variableAllowed({}, name, value(name)))).toEqual([]);
  });

  it.each(['', 'iot', '%u', `${randomUUID()} x`, `${randomUUID()}\nPermitRootLogin yes`, '*'])(
    'is not written for a bad node id: %j',
    (id) => expect(() => sshdConfigFor(id, '/etc/ssh/ca.pub')).toThrow('not a node id'),
  );

  it.each([
    '',
    'ca.pub',
    '/etc/ca.pub\nPermitRootLogin yes',
    '/etc/a b',
    '/etc/%u',
    '/etc/"a"',
    '/',
  ])('is not written for a bad path: %j', (path) =>
    expect(() => sshdConfigFor(randomUUID(), path)).toThrow('absolute'),
  );
});
