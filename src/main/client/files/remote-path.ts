/** Paths on a server, which are POSIX paths whatever this computer has. */
export function joinRemote(folder: string, name: string): string {
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}

/** Whether a path is that of something directly in a folder. */
export function isWithin(folder: string, path: string): boolean {
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  const name = path.slice(start.length);
  return (
    path.startsWith(start) && name !== '' && name !== '.' && name !== '..' && !name.includes('/')
  );
}
