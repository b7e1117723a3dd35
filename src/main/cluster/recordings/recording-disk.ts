import { openSync, statfsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';

/** So many bytes stay free for the cluster's records: without them nothing at all could be done any more. */
const reserve = 256 * 1024 * 1024;

/** Where recordings are written; another one in tests of full disks. */
export interface RecordingDisk {
  /** Opens a new file with mode 0600. @returns its descriptor @throws when it exists */
  create(path: string): number;
  hasRoom(folder: string): Promise<boolean>;
  hasRoomNow(folder: string): boolean;
}

export const realDisk: RecordingDisk = {
  create: (path) => openSync(path, 'wx', 0o600),
  async hasRoom(folder) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= reserve;
  },
  hasRoomNow(folder) {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= reserve;
  },
};
