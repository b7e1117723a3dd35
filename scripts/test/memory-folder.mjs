import { accessSync, constants, readFileSync, statfsSync } from 'node:fs';

/** What the tests leave there at most at a time, many times over. */
const enoughBytes = 1024 ** 3;

/**
 * The folder of a disk in memory where this computer has one with room, from which programs may be run; `null`
 * elsewhere. What is written there waits for no disk, and stores wait for theirs at each write.
 * @param {string} folder
 */
export function memoryFolder(folder = '/dev/shm') {
  try {
    const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
    const found = mounts.map((line) => line.split(' ')).find(([, place]) => place === folder);
    const [, , type, options = ''] = found ?? [];
    if (type !== 'tmpfs' || options.split(',').includes('noexec')) return null;
    accessSync(folder, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= enoughBytes ? folder : null;
  } catch {
    return null;
  }
}
