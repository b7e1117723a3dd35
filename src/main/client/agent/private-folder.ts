import { lstat, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder that only this user can enter, for the agents' sockets: the same one each time, below XDG_RUNTIME_DIR
 * where there is one and below the temporary folder otherwise. Somebody else may have made a folder of that name
 * there: then a new one with a random name is made.
 *
 * @param env `process.env`, or another in tests
 */
export async function privateFolder(env: NodeJS.ProcessEnv): Promise<string> {
  const runtime = env['XDG_RUNTIME_DIR'];
  const candidates = [
    ...(runtime ? [join(runtime, 'daypass')] : []),
    join(tmpdir(), `daypass-${process.getuid?.() ?? 'user'}`),
  ];
  for (const candidate of candidates) if (await makePrivate(candidate)) return candidate;
  return mkdtemp(join(tmpdir(), 'daypass-'));
}

/** Whether the folder is there now, is a real one, belongs to this user, and is closed to everybody else. */
async function makePrivate(path: string): Promise<boolean> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
  }
  const found = await lstat(path);
  const isOurs = process.getuid === undefined || found.uid === process.getuid();
  return found.isDirectory() && isOurs && (found.mode & 0o077) === 0;
}
