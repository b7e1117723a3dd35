import { describe, expect, it } from 'vitest';
import { systemTerminal } from '#main/desktop/elsewhere/terminal-programs';

const words = ['ssh', '-F', "/run/o'neil/x.config", '-l', 'alice', '--', 'iot.demo'];

function open(
  programs: readonly string[],
  env: Readonly<Record<string, string>> = {},
  platform = 'linux',
) {
  const isProgram = (path: string): boolean => programs.includes(path);
  return systemTerminal({ platform, env: { PATH: '/usr/bin:/bin', ...env }, isProgram }, words);
}

describe('the system’s terminal on Linux', () => {
  it('is the one that $TERMINAL names, by name or path', () => {
    expect(open(['/usr/bin/foot', '/usr/bin/xterm'], { TERMINAL: 'foot' })).toEqual({
      launch: { file: '/usr/bin/foot', args: words },
    });
    expect(open(['/opt/kitty'], { TERMINAL: '/opt/kitty' })).toEqual({
      launch: { file: '/opt/kitty', args: words },
    });
  });

  it('is refused where $TERMINAL names none, instead of taking another', () => {
    expect(open(['/usr/bin/xterm'], { TERMINAL: 'gone' })).toEqual({
      missing: '$TERMINAL names gone, which is not there.',
    });
    expect(open(['/usr/bin/xterm'], { TERMINAL: 'xterm -e sh' })).toHaveProperty('missing');
    expect(open(['/usr/bin/../x'], { TERMINAL: '../x' })).toHaveProperty('missing');
  });

  it('is else the alternative of Debian, then the first that is there', () => {
    expect(open(['/usr/bin/x-terminal-emulator', '/usr/bin/konsole'])).toEqual({
      launch: { file: '/usr/bin/x-terminal-emulator', args: ['-e', ...words] },
    });
    expect(open(['/usr/bin/gnome-terminal'])).toEqual({
      launch: { file: '/usr/bin/gnome-terminal', args: ['--', ...words] },
    });
  });

  it('says what to do where there is none', () => {
    expect(open([])).toEqual({
      missing: 'No terminal was found. Name yours in $TERMINAL, and start Daypass again.',
    });
  });
});

it('hands Terminal on macOS a line in which every word is quoted, as an argument of its script', () => {
  const opened = open([], {}, 'darwin');
  if (!('launch' in opened)) throw new Error(opened.missing);
  const { file, args } = opened.launch;
  expect(file).toBe('/usr/bin/osascript');
  expect(args.at(-1)).toBe("'ssh' '-F' '/run/o'\\''neil/x.config' '-l' 'alice' '--' 'iot.demo'");
  expect(args.slice(0, -1).join(' ')).not.toContain('alice');
});

it('says on Windows that Windows Terminal is needed', () => {
  expect(open([], {}, 'win32')).toEqual({
    missing: 'Windows Terminal (wt.exe) is not installed.',
  });
});
