import { describe, expect, it } from 'vitest';
import {
  isPartialName,
  localName,
  numberedName,
  partialName,
  remoteName,
  resumeAt,
} from '#main/client/files/names';

describe('what a file of a server is called here', () => {
  it.each(['', '.', '..', '../x', '/etc/passwd', 'a/b', 'a\0b'])('%j is no name', (name) => {
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      expect(localName(name, platform)).toMatchObject({ ok: false });
    expect(remoteName(name)).toMatchObject({ ok: false });
  });

  it.each([
    ['linux', 'a\nb', 'a_b'],
    ['linux', 'a\x1b[31mb', 'a_[31mb'],
    ['linux', 'invoice\u202Efdp.exe', 'invoice_fdp.exe'],
    ['linux', '..\\..\\x', '..\\..\\x'],
    ['linux', 'CON', 'CON'],
    ['win32', '..\\..\\x', '.._.._x'],
    ['win32', 'C:x', 'C_x'],
    ['win32', 'a:stream', 'a_stream'],
    ['win32', 'CON', '_CON'],
    ['win32', 'nul.txt', '_nul.txt'],
    ['win32', 'com¹.log', '_com¹.log'],
    ['win32', 'name.', 'name_'],
    ['win32', 'name ', 'name_'],
    ['win32', 'console', 'console'],
    ['linux', 'Grüße 你好.txt', 'Grüße 你好.txt'],
  ] as const)('on %s %j is %j', (platform, name, expected) => {
    expect(localName(name, platform)).toEqual({ ok: true, value: expected });
  });

  it('leaves out a name that cannot be sent back as it came', () => {
    expect(localName('caf\uFFFD', 'linux')).toMatchObject({ ok: false });
  });
});

it('numbers names before their ending', () => {
  expect(numberedName('notes.txt', 2)).toBe('notes (2).txt');
  expect(numberedName('README', 3)).toBe('README (3)');
  expect(numberedName('.profile', 2)).toBe('.profile (2)');
});

describe('a part of a file', () => {
  const source = { place: 'deploy@/demo/node/1', path: '/var/log/x', size: 10, changed: 1_000 };

  it('has a name of its own for each file, its size, its time and its place', () => {
    const names = [
      partialName(source, 'x'),
      partialName({ ...source, size: 11 }, 'x'),
      partialName({ ...source, changed: 2_000 }, 'x'),
      partialName({ ...source, place: 'root@/demo/node/1' }, 'x'),
      partialName({ ...source, path: '/var/log/y' }, 'x'),
      partialName(source, 'x (2)'),
    ];
    expect(new Set(names).size).toBe(names.length);
    expect(names.every(isPartialName)).toBe(true);
    expect(partialName({ ...source }, 'x')).toBe(names[0]);
    expect(isPartialName('.daypass-notes.part')).toBe(false);
  });

  it.each([
    [null, 100, 0],
    [0, 100, 0],
    [60, 100, 50],
    [5, 100, 0],
    [100, 100, 90],
    [101, 100, 0],
  ])('of %j bytes, of a file of %j, goes on at %j', (part, size, expected) => {
    expect(resumeAt(part, size, 10)).toBe(expected);
  });
});
