import { basename, delimiter, isAbsolute, join } from 'node:path';
import { t } from '#shared/i18n/text';
import { quotedWord } from '#shared/lib/shell-word';

/** A program to start, with its arguments: never by way of a shell. */
export interface Launch {
  readonly file: string;
  readonly args: readonly string[];
}

/** What terminals can be looked for with. */
export interface Computer {
  /** As Node names it: `darwin`, `linux`, `win32`. */
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isProgram: (path: string) => boolean;
}

/** How a terminal is told what to run, where that is not `-e`. */
const ways: Readonly<Record<string, readonly string[]>> = {
  'gnome-terminal': ['--'],
  kgx: ['--'],
  ptyxis: ['--'],
  'xfce4-terminal': ['-x'],
  'mate-terminal': ['-x'],
  terminator: ['-x'],
  wezterm: ['start', '--'],
  kitty: [],
  foot: [],
  footclient: [],
};
/** Looked for in this order, where nothing says which one is wanted. */
const usual = [
  ...['x-terminal-emulator', 'gnome-terminal', 'ptyxis', 'konsole', 'xfce4-terminal', 'kitty'],
  ...['alacritty', 'foot', 'ghostty', 'wezterm', 'mate-terminal', 'terminator', 'xterm'],
];

/**
 * What opens words as a command in the system's own terminal.
 *
 * @returns why there is none, in words, where there is none
 */
export function systemTerminal(
  computer: Computer,
  words: readonly string[],
): { readonly launch: Launch } | { readonly missing: string } {
  if (computer.platform === 'darwin') return { launch: macTerminal(words) };
  if (computer.platform === 'win32') return windowsTerminal(computer, words);
  const wanted = computer.env['TERMINAL'] ?? '';
  if (wanted !== '') {
    const file = find(computer, wanted);
    return file === null
      ? { missing: t('desktop.terminal.named', { program: wanted }) }
      : { launch: inTerminal(file, words) };
  }
  for (const name of usual) {
    const file = find(computer, name);
    if (file !== null) return { launch: inTerminal(file, words) };
  }
  return { missing: t('desktop.terminal.none') };
}

function inTerminal(file: string, words: readonly string[]): Launch {
  return { file, args: [...(ways[basename(file)] ?? ['-e']), ...words] };
}

/** Terminal takes a line for a shell: the words come as an argument of the script, and quoted in it. */
function macTerminal(words: readonly string[]): Launch {
  const script = [
    'on run argv',
    'tell application "Terminal"',
    'do script (item 1 of argv)',
    'activate',
    'end tell',
    'end run',
  ];
  const line = words.map(quotedWord).join(' ');
  return { file: '/usr/bin/osascript', args: [...script.flatMap((each) => ['-e', each]), line] };
}

function windowsTerminal(
  computer: Computer,
  words: readonly string[],
): { readonly launch: Launch } | { readonly missing: string } {
  const file = find(computer, 'wt.exe');
  if (file === null) return { missing: t('desktop.terminal.noWindowsTerminal') };
  // A semicolon would begin another command of Windows Terminal.
  return {
    launch: { file, args: ['new-tab', ...words.map((word) => word.replaceAll(';', '\\;'))] },
  };
}

/** The path of a program by its name or path; `null` when it is not there. */
function find({ env, isProgram, platform }: Computer, name: string): string | null {
  if (isAbsolute(name)) return isProgram(name) ? name : null;
  if (name.includes('/') || /\s/.test(name)) return null;
  const separator = platform === 'win32' ? ';' : delimiter;
  const folders = (env['PATH'] ?? '').split(separator).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}
