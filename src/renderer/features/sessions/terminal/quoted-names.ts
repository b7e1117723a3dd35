import { quotedWord } from '#shared/lib/shell-word';

/** Names of files as words for a POSIX shell, with a space behind so that more can be typed. */
export function quotedNames(names: readonly string[]): string {
  return names.map((name) => `${quoted(name)} `).join('');
}

function quoted(name: string): string {
  // One that begins with a dash would be an option.
  const safe = name.startsWith('-') ? `./${name}` : name;
  return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(safe) ? safe : quotedWord(safe);
}
