import { ExpectedError } from '#shared/api/errors';
import { fileProblem } from '#shared/lib/file-problem';
import type { RemoteChange } from '#shared/ipc/files';
import { mostEntries, type FileEntry } from '#shared/model/file';
import { localSide } from './local-side';
import { isFileName, isPartialName } from './names';
import { joinRemote } from './remote-path';
import type { Listed, Sftp } from './sftp';
import type { Found } from './side';

export interface RemoteListing extends Listed {
  /** Where it is really, without links. */
  readonly path: string;
}

/** Of so many links it is found out what they lead to. */
const mostLinks = 500;
const linksAtOnce = 16;

/** What is in a folder of a server; the empty path is the folder one starts in. */
export async function listRemote(sftp: Sftp, wanted: string): Promise<RemoteListing> {
  const path = await sftp.realpath(wanted === '' ? '.' : wanted);
  const there = await sftp.find(path);
  if (!there) throw fileProblem('ENOENT', 'there', path);
  if (there.kind !== 'folder') throw fileProblem('ENOTDIR', 'there', path);
  const { entries, passedOver } = await sftp.list(path);
  const find = (name: string) => sftp.find(joinRemote(path, name));
  return { path, passedOver, entries: await shown(entries, find) };
}

/** What is in a folder of this computer. */
export async function listLocal(folder: string): Promise<Listed> {
  const here = localSide();
  const entries = await here.list(folder);
  const find = (name: string) => here.find(here.join(folder, name));
  const passedOver = Math.max(0, entries.length - mostEntries);
  return { passedOver, entries: await shown(entries.slice(0, mostEntries), find) };
}

/** Without parts of files and without what is no name of a file; links are what they lead to. */
async function shown(
  all: readonly FileEntry[],
  find: (name: string) => Promise<Found | null>,
): Promise<readonly FileEntry[]> {
  const entries = all.filter(({ name }) => !isPartialName(name) && isFileName(name));
  const links = entries.filter(({ link }) => link).slice(0, mostLinks);
  const known = new Map<FileEntry, FileEntry>();
  for (let at = 0; at < links.length; at += linksAtOnce)
    await Promise.all(
      links.slice(at, at + linksAtOnce).map(async (entry) => {
        const found = await find(entry.name).catch((error: unknown) => {
          // What a link leads to may be nobody's business.
          if (error instanceof ExpectedError && error.code !== 'unreachable') return null;
          throw error;
        });
        if (found) known.set(entry, { ...found, name: entry.name, link: true });
      }),
    );
  return links.length === 0 ? entries : entries.map((entry) => known.get(entry) ?? entry);
}

/** Changes something in one folder of a server. */
export async function changeRemote(sftp: Sftp, change: RemoteChange): Promise<void> {
  const path = (name: string): string => joinRemote(change.folder, name);
  const mustBeFree = async (name: string): Promise<void> => {
    if (await sftp.find(path(name))) throw fileProblem('EEXIST', 'there', name);
  };
  switch (change.type) {
    case 'make-folder':
      await mustBeFree(change.name);
      return sftp.run(path(change.name), (raw, done) => raw.mkdir(path(change.name), done));
    case 'rename':
      await mustBeFree(change.to);
      return sftp.rename(path(change.name), path(change.to), false);
    case 'delete':
      for (const name of change.names) {
        const there = await sftp.find(path(name));
        if (there) await sftp.removeAll(path(name), there.kind, there.link);
      }
  }
}
