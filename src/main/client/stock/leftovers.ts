import { readdir, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';

const agentEnding = '.agent';
/** `<profile's id>.agent`, `.known_hosts`, `.config`, and what was being written. */
const ownFile =
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(?:agent|known_hosts|config)(?:\.[0-9a-f-]+\.part)?$/;

/**
 * Removes what a process that was killed left for stock tools. Another start of the app, with other profiles, may use
 * the same folder: files whose agent still answers are left alone.
 *
 * @param folder as {@link privateFolder} gives it
 */
export async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder);
  const byProfile = new Map<string, string[]>();
  for (const name of names) {
    const id = ownFile.exec(name)?.[1];
    if (id !== undefined) byProfile.set(id, [...(byProfile.get(id) ?? []), name]);
  }
  await Promise.all(
    [...byProfile].map(async ([id, files]) => {
      if (await answers(join(folder, `${id}${agentEnding}`))) return;
      await Promise.all(files.map((name) => rm(join(folder, name), { force: true })));
    }),
  );
}

/** Whether anybody listens on a unix socket. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    const settle = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
