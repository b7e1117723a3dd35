import { toLocalInput } from '../../../ui/local-time';

/** What a file with a session's output is called: its login and machine, and when it was saved in local time. */
export function exportName(
  { login, name }: { readonly login: string; readonly name: string },
  now: number,
): string {
  const plain = `${login}@${name}`.replace(/[^A-Za-z0-9@._-]+/g, '-');
  // Names of files hold no colons everywhere.
  const when = toLocalInput(now).replace('T', ' ').replace(':', '.');
  return `${plain} ${when}.txt`;
}
