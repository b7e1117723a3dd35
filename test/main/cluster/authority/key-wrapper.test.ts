import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createKeyWrapper } from '#main/cluster/authority/key-wrapper';

const master = randomBytes(32);
const plain = Buffer.from('a private key');

describe('a key wrapper', () => {
  it('gives back what it wrapped', () => {
    const wrapped = createKeyWrapper(master).wrap(plain, 'user');
    expect(wrapped.includes(plain)).toBe(false);
    expect(createKeyWrapper(Buffer.from(master)).unwrap(wrapped, 'user')).toEqual(plain);
  });

  it('never writes the same bytes twice', () => {
    const wrapper = createKeyWrapper(master);
    expect(wrapper.wrap(plain, 'user')).not.toEqual(wrapper.wrap(plain, 'user'));
  });

  it('refuses another name and another master key', () => {
    const wrapped = createKeyWrapper(master).wrap(plain, 'user');
    expect(() => createKeyWrapper(master).unwrap(wrapped, 'node')).toThrow(/authenticate/);
    expect(() => createKeyWrapper(randomBytes(32)).unwrap(wrapped, 'user')).toThrow(/authenticate/);
    expect(() => createKeyWrapper(randomBytes(16))).toThrow(TypeError);
  });

  it('refuses every single-bit flip and every shorter text', () => {
    const wrapper = createKeyWrapper(master);
    const wrapped = wrapper.wrap(plain, 'user');
    for (let bit = 0; bit < wrapped.length * 8; bit += 1) {
      const flipped = Buffer.from(wrapped);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(() => wrapper.unwrap(flipped, 'user'), `bit ${bit}`).toThrow(/authenticate|format/);
    }
    for (let length = 0; length < wrapped.length; length += 1)
      expect(() => wrapper.unwrap(wrapped.subarray(0, length), 'user')).toThrow(
        /authenticate|format/,
      );
  });
});
