import { describe, expect, it } from 'vitest';
import {
  describeProgram,
  readSize,
  readTerminal,
  variableAllowed,
} from '#main/proxy/session-request';

describe('a variable', () => {
  it.each(['LANG', 'LC_ALL', 'LC_CTYPE', 'TERM', 'COLORTERM', 'LANGUAGE', 'NO_COLOR'])(
    '%s is passed on',
    (name) => {
      expect(variableAllowed({}, name, 'C.UTF-8')).toBe(true);
    },
  );

  it.each(['LD_PRELOAD', 'PATH', 'LC_', 'LC_ALL=x', 'lang', 'BASH_ENV', ''])(
    '%j is not',
    (name) => {
      expect(variableAllowed({}, name, 'x')).toBe(false);
    },
  );

  it.each(['de_DE.UTF-8@euro', 'xterm-256color', ''])('is passed on as %j', (value) => {
    expect(variableAllowed({}, 'LANG', value)).toBe(true);
  });

  it.each(['a\nb', 'C\n', '/tmp/locale', '$(id)', 'a b', "'", '%s', 'ä'])(
    'is not passed on as %j',
    (value) => {
      expect(variableAllowed({}, 'LANG', value)).toBe(false);
    },
  );

  it('tells the version of the protocol of git, and nothing else by that name', () => {
    expect(variableAllowed({}, 'GIT_PROTOCOL', 'version=2')).toBe(true);
    expect(variableAllowed({}, 'GIT_PROTOCOL', 'version=2;id')).toBe(false);
    expect(variableAllowed({}, 'GIT_TRACE', '1')).toBe(false);
    expect(variableAllowed({}, 'LANG', 'version=2')).toBe(false);
  });

  it('is not passed on too long, or as one too many', () => {
    expect(variableAllowed({}, 'LANG', 'a'.repeat(257))).toBe(false);
    const many = Object.fromEntries(Array.from({ length: 32 }, (_, index) => [`LC_${index}`, '']));
    expect(variableAllowed(many, 'LANG', 'C')).toBe(false);
  });
});

describe('a terminal', () => {
  it('has a size that a terminal can have', () => {
    expect(readSize({ cols: 0, rows: 2 ** 32 - 1, width: 2 ** 32 - 1, height: 0 })).toEqual({
      columns: 1,
      rows: 2_000,
      widthPixels: 65_535,
      heightPixels: 0,
    });
  });

  it('has a TERM that cannot be mistaken for anything else', () => {
    const size = { cols: 80, rows: 24, width: 0, height: 0, modes: {} };
    const modes = Buffer.from([0]);
    const term = (value: string): string =>
      readTerminal({ ...size, term: value } as never, modes).term;
    expect(term('xterm-256color')).toBe('xterm-256color');
    expect(term('../../x')).toBe('xterm');
    expect(term('')).toBe('xterm');
  });
});

it('a program is described in a few words', () => {
  expect(describeProgram({ type: 'shell' })).toBe('shell');
  expect(describeProgram({ type: 'exec', command: 'x'.repeat(9_000) })).toHaveLength(505);
  const deceiving = { type: 'exec', command: 'id\n\u001b[2J\u202edi' } as const;
  expect(describeProgram(deceiving)).toBe('exec id [2Jdi');
});
