import ssh2, { type SFTPWrapper } from 'ssh2';

const { STATUS_CODE } = ssh2.utils.sftp;
const folderMode = 0o040755;
const fileMode = 0o100777;
export const bait = Buffer.from('written by the server');

/**
 * An SFTP server that means ill: its one folder, `/trap`, holds files and folders of these names, whatever a name may
 * be, and each folder holds them again down to some depth.
 */
export function hostileSftp(names: readonly string[], folders: readonly string[] = []) {
  const attributes = (mode: number) => ({
    ...{ mode, uid: 0, gid: 0, atime: 1, mtime: 1 },
    size: mode === fileMode ? bait.length : 0,
  });
  const isFolder = (path: string) =>
    path === '/trap' || folders.some((name) => path.endsWith(`/${name}`));
  return (server: SFTPWrapper): void => {
    const listed = new Set<string>();
    const modeOf = (path: string) => (isFolder(path) ? folderMode : fileMode);
    server.on('REALPATH', (id, path) =>
      server.name(id, [{ filename: path, longname: path, attrs: attributes(folderMode) }]),
    );
    for (const name of ['STAT', 'LSTAT'] as const)
      server.on(name, (id: number, path: string) => server.attrs(id, attributes(modeOf(path))));
    server.on('FSTAT', (id) => server.attrs(id, attributes(fileMode)));
    server.on('OPENDIR', (id, path) => server.handle(id, Buffer.from(path)));
    server.on('READDIR', (id, handle) => {
      const path = handle.toString();
      if (listed.has(path)) return server.status(id, STATUS_CODE.EOF);
      listed.add(path);
      const deep = path.split('/').length > 4;
      const all = [...names, ...(deep ? [] : folders)];
      server.name(
        id,
        all.map((filename) => ({
          ...{ filename, longname: filename },
          attrs: attributes(folders.includes(filename) ? folderMode : fileMode),
        })),
      );
    });
    server.on('OPEN', (id) => server.handle(id, Buffer.from('file')));
    server.on('READ', (id, _handle, offset, length) => {
      if (offset >= bait.length) return server.status(id, STATUS_CODE.EOF);
      server.data(id, bait.subarray(offset, offset + length));
    });
    server.on('CLOSE', (id) => server.status(id, STATUS_CODE.OK));
  };
}
