import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTarget } from '#main/proxy/target';

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
