import { accessSync, constants } from 'node:fs';

/** Where systems keep OpenSSH's SFTP server: Debian; Fedora; Arch; Alpine and openSUSE; macOS. */
const places = [
  '/usr/lib/openssh/sftp-server',
  '/usr/libexec/openssh/sftp-server',
  '/usr/lib/ssh/sftp-server',
  '/usr/libexec/sftp-server',
];

export const noSftpServer =
  'This computer has no SFTP server (package openssh-sftp-server). Copy with "scp -O" instead.';

/** The system's SFTP server; `null` when it has none. */
export function findSftpServer(): string | null {
  return places.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
