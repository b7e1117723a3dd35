import { describe, expect, it } from 'vitest';
import { isSourceAddressList, plainAddress, sourceAddressMatches } from '#main/ssh/source-address';

describe('a source address', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1', '::ffff:127.0.0.1'],
    ['10.0.0.0/8', '10.255.0.1'],
    ['192.168.0.1,10.0.0.0/8', '10.1.1.1'],
    ['::1', '::1'],
    ['fd00::/8', 'fd12::1'],
    ['0.0.0.0/0', '8.8.8.8'],
  ])('%s matches %s', (list, address) => {
    expect(sourceAddressMatches(list, address)).toBe(true);
  });

  it.each([
    ['127.0.0.1', '127.0.0.2'],
    ['10.0.0.0/8', '11.0.0.1'],
    ['::1', '127.0.0.1'],
    ['127.0.0.1', ''],
    ['127.0.0.1', 'localhost'],
    ['', '127.0.0.1'],
    ['127.0.0.1,', '127.0.0.1'],
    ['127.0.0.1,nonsense', '127.0.0.1'],
    ['127.0.0.1/33', '127.0.0.1'],
    ['127.0.0.1/8/8', '127.0.0.1'],
    ['127.0.0.1/', '127.0.0.1'],
    ['127.0.0.1/-1', '127.0.0.1'],
    [' 127.0.0.1', '127.0.0.1'],
    ['localhost', 'localhost'],
    ['*', '127.0.0.1'],
  ])('"%s" does not match "%s"', (list, address) => {
    expect(sourceAddressMatches(list, address)).toBe(false);
  });

  it('is told from what is none', () => {
    expect(isSourceAddressList('10.0.0.0/8,::1')).toBe(true);
    expect(isSourceAddressList('')).toBe(false);
    expect(plainAddress('::ffff:1.2.3.4')).toBe('1.2.3.4');
    expect(plainAddress('fe80::1')).toBe('fe80::1');
  });
});
