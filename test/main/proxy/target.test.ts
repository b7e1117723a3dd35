import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostNames, parseJumpHost, parseLogin, parseTarget, parseWanted } from '#main/proxy/target';

describe('the user name of a connection', () => {
  it.each([
    ['alice@iot', 'alice', 'iot'],
    [
      'deploy@0f8fad5b-d9cb-469f-a165-70867728950e',
      'deploy',
      '0f8fad5b-d9cb-469f-a165-70867728950e',
    ],
    ['www-data@web.example.com', 'www-data', 'web.example.com'],
  ])('%s names a login and a node', (userName, login, node) => {
    expect(parseTarget(userName)).toEqual({ ok: true, value: { login, node } });
  });

  it.each([
    '',
    '@',
    'iot',
    'alice@',
    '@iot',
    'alice@iot@web',
    'al ice@iot',
    'alice@io t',
    'alice@iot\n',
    'alice@iot\0',
    'alice,root@iot',
    'alice:root@iot',
    '*@iot',
    'alice@*',
    'alice@-oProxyCommand=x',
    '-alice@iot',
    'alice@../../etc',
    'alice@iot/x',
    'älice@iot',
    `${'a'.repeat(33)}@iot`,
    `alice@${'n'.repeat(254)}`,
  ])('%j is refused with a sentence', (userName) => {
    const parsed = parseTarget(userName);
    expect(parsed).toMatchObject({ ok: false, error: expect.stringMatching(/\.$/) });
  });

  it('is either refused, or made of the two parts that were found', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (userName) => {
        const parsed = parseTarget(userName);
        if (parsed.ok) expect(`${parsed.value.login}@${parsed.value.node}`).toBe(userName);
      }),
    );
  });
});

describe('what a connection wants', () => {
  it('is a node where the user name has an "@", and a way on where it has none', () => {
    expect(parseWanted('alice@iot')).toEqual({
      ok: true,
      value: { type: 'node', target: { login: 'alice', node: 'iot' } },
    });
    for (const name of ['alice', '', 'somebody else', '-x'])
      expect(parseWanted(name)).toEqual({ ok: true, value: { type: 'jump' } });
    expect(parseWanted('alice@')).toMatchObject({ ok: false });
  });

  it('is the login alone inside a jump', () => {
    expect(parseLogin('alice', 'iot')).toEqual({
      ok: true,
      value: { login: 'alice', node: 'iot' },
    });
    for (const name of ['', 'alice@iot', 'al ice', '-alice', 'alice:root'])
      expect(parseLogin(name, 'iot')).toMatchObject({ ok: false });
  });

  it('leads on to what may be the name of a node', () => {
    expect(parseJumpHost('iot.example.com')).toBe('iot.example.com');
    for (const host of ['', '::1', '[::1]', '-iot', 'iot/x', 'a b', '*', 'n'.repeat(254)])
      expect(parseJumpHost(host)).toBe(null);
  });

  it('is certified under the names with and without the cluster', () => {
    expect(hostNames('iot', 'demo')).toEqual(['iot', 'iot.demo']);
    expect(hostNames('iot.demo', 'demo')).toEqual(['iot.demo', 'iot']);
    expect(hostNames('n'.repeat(250), 'demo')).toEqual(['n'.repeat(250)]);
    expect(hostNames('a.demo', 'demo')).not.toContain('a.demo.demo');
  });
});
