import { describe, expect, it } from 'vitest';
import { plainText } from '#shared/lib/plain-text';

describe('words of others as plain text', () => {
  it.each([
    ['a\u001b]0;owned\u0007b', 'a]0;ownedb'],
    ['a\u009b2Jb\u0000\u007f', 'a2Jb'],
    ['\u202etoor\u202c \u2066x\u2069', 'toor x'],
    [' one\r\n\ttwo\u2028three ', 'one two three'],
    ['שלום, é 👩\u200d💻', 'שלום, é 👩\u200d💻'],
  ])('%j become %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('are cut, between characters', () => {
    expect(plainText('x'.repeat(501))).toBe('x'.repeat(500));
    expect(plainText('ab💻', 3)).toBe('ab');
  });
});
