import type { Program } from './session-request';

/** What stands before a program's name without changing what it does, as far as anybody writes that. */
const wrappers = new Set(['exec', 'env', 'nice', 'nohup', 'command', 'sudo', 'doas']);
/** Ends of words and commands in a shell; what is quoted is read as if it were not, which finds more. */
const commandEnds = /[;&|()\n`]|\$\(/;
const assignment = /^[A-Za-z_][A-Za-z0-9_]*=/;

/**
 * Whether a program copies files: SFTP, or a command that runs `scp`, `rsync` or an SFTP server for a client on the
 * other side. Best effort, as whoever has a shell copies bytes with `cat`: it keeps the usual tools from working.
 */
export function isFileCopy(program: Program): boolean {
  if (program.type === 'subsystem') return program.name === 'sftp';
  if (program.type === 'shell') return false;
  return program.command.split(commandEnds).some((part) => copies(wordsOf(part)));
}

function wordsOf(command: string): string[] {
  return command
    .replaceAll(/["'\\]/g, '')
    .split(/\s+/)
    .filter((word) => word !== '');
}

function copies(words: readonly string[]): boolean {
  const at = words.findIndex(
    (word) => !wrappers.has(baseName(word)) && !assignment.test(word) && !word.startsWith('-'),
  );
  const name = baseName(words[at] ?? '');
  const options = words.slice(at + 1);
  if (name === 'sftp-server' || name === 'internal-sftp') return true;
  if (name === 'rsync') return options.includes('--server');
  // `scp -t` and `scp -f` are what scp starts on the other side; `-rt` and `-v -f` are the same.
  return name === 'scp' && options.some((option) => /^-[A-Za-z]*[tf]/.test(option));
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}
