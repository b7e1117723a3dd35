import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ProfileState } from '#shared/ipc/app-state';

/** The one file that people may include in their ssh_config: it leads to whatever is signed in. */
export interface SshInclude {
  readonly path: string;
  /** Takes in who is signed in now. */
  follow(profiles: readonly ProfileState[]): void;
  /** The app ends: the file leads nowhere from now on. */
  close(): void;
}

/** A path that stands in quotes for itself in an Include: ssh would look for a pattern, or put something in place. */
const plainPath = /^\/[^"\\$%*?[\]\p{Cc}]+$/u;

/**
 * The lines for these profiles. Where two are signed in to clusters of the same name, the first of them counts: to ssh
 * a name of a host means one thing.
 */
export function includeText(profiles: readonly ProfileState[]): string {
  const configs = new Map<string, string>();
  for (const { stockSsh } of profiles)
    if (stockSsh && plainPath.test(stockSsh.config) && !configs.has(stockSsh.suffix))
      configs.set(stockSsh.suffix, stockSsh.config);
  const lines = [...configs.values()].map((path) => `Include "${path}"\n`);
  return ['# Written by Daypass: the clusters that you are signed in to.\n', ...lines].join('');
}

/**
 * Keeps that file in the app's own folder.
 *
 * @param userData the app's folder
 * @param onBug hears of what cannot be written; everything else works without it
 */
export function keepSshInclude(userData: string, onBug: (error: unknown) => void): SshInclude {
  const path = join(userData, 'ssh', 'config');
  let written: string | null = null;
  let closed = false;
  const write = (text: string): void => {
    if (text === written) return;
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const unfinished = `${path}.part`;
      rmSync(unfinished, { force: true });
      writeFileSync(unfinished, text, { mode: 0o600, flag: 'wx' });
      renameSync(unfinished, path);
      written = text;
    } catch (error) {
      onBug(error);
    }
  };
  // What an app that was killed left there is gone before anything else starts.
  write(includeText([]));
  return {
    path,
    follow: (profiles) => {
      if (!closed) write(includeText(profiles));
    },
    close() {
      closed = true;
      write(includeText([]));
    },
  };
}
