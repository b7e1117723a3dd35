import type { Attributes, SFTPWrapper } from 'ssh2';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { fileProblem } from '#shared/lib/file-problem';
import { mostEntries, type FileEntry } from '#shared/model/file';
import { isWithin } from './remote-path';
import type { Found } from './side';

/** The parts of ssh2 1.17's SFTP that its types do not know. */
interface Ssh2Sftp {
  readonly _extensions: Readonly<Record<string, string>>;
  /** Whether more may come; otherwise a request would wait for ever. */
  readonly readable: boolean;
  readonly _maxReadLen: number;
  readonly _maxWriteLen: number;
}

interface Named {
  readonly filename: string;
  readonly attrs: Attributes;
}

/** Reads a part of an open folder, which its types do not know either. */
interface ReadsByHandle {
  readdir(
    handle: Buffer,
    options: { readonly full: true },
    done: (error?: (Error & { readonly code?: unknown }) | null, list?: readonly Named[]) => void,
  ): void;
}

const endOfFile = 1;
/** A folder that goes on for longer than this is none. */
const mostPassedOver = 1_000_000;
/** SSH_FX_* of draft-ietf-secsh-filexfer-02, section 7, as what errno says. */
const statusCodes: Readonly<Record<number, string>> = { 2: 'ENOENT', 3: 'EACCES' };
const formatMask = 0o170000;
const kinds: Readonly<Record<number, FileEntry['kind']>> = { 0o100000: 'file', 0o040000: 'folder' };
const linkFormat = 0o120000;

export interface Listed {
  readonly entries: readonly FileEntry[];
  /** So many more there were than are listed. */
  readonly passedOver: number;
}

/** An SFTP session with promises: what a server says is read here, and its failures become words. */
export class Sftp {
  readonly raw: SFTPWrapper;

  constructor(raw: SFTPWrapper) {
    this.raw = raw;
  }

  /** The most bytes that one read or write may carry. */
  get largestChunk(): number {
    const { _maxReadLen, _maxWriteLen } = this.raw as unknown as Ssh2Sftp;
    return Math.min(_maxReadLen, _maxWriteLen);
  }

  has(extension: string): boolean {
    return (this.raw as unknown as Ssh2Sftp)._extensions[extension] !== undefined;
  }

  /** Runs one request. @param path whose name stands in the words of a failure */
  run<T>(
    path: string,
    request: (raw: SFTPWrapper, done: (error?: Error | null, value?: T) => void) => void,
  ): Promise<T> {
    if (!(this.raw as unknown as Ssh2Sftp).readable) return Promise.reject(connectionLost());
    return new Promise((resolve, reject) => {
      request(this.raw, (error, value) => {
        if (error) reject(sftpProblem(error, path));
        else resolve(value as T);
      });
    });
  }

  realpath(path: string): Promise<string> {
    return this.run(path, (raw, done) => raw.realpath(path, done));
  }

  /** Links are what they lead to; `null`: there is nothing. */
  async find(path: string): Promise<Found | null> {
    const own = await this.#attributes(path, 'lstat');
    if (own === null || !isLink(own)) return own && foundOf(own, false);
    const target = await this.#attributes(path, 'stat');
    return target ? foundOf(target, true) : { ...foundOf(own, true), kind: 'other' };
  }

  /** Links are of the kind `other`. */
  async list(folder: string): Promise<Listed> {
    const handle = await this.run<Buffer>(folder, (raw, done) => raw.opendir(folder, done));
    const entries: FileEntry[] = [];
    let passedOver = 0;
    try {
      for (;;) {
        const some = await this.#readSome(folder, handle);
        if (some === null || passedOver >= mostPassedOver) return { entries, passedOver };
        for (const { filename: name, attrs } of some) {
          if (name === '.' || name === '..') continue;
          if (entries.length >= mostEntries) passedOver++;
          else entries.push({ name, ...foundOf(attrs, isLink(attrs)) });
        }
      }
    } finally {
      await this.run(folder, (raw, done) => raw.close(handle, done)).catch(() => undefined);
    }
  }

  /** In one step; what is there is replaced only where that is wanted. */
  async rename(from: string, to: string, replace: boolean): Promise<void> {
    if (replace && this.has('posix-rename@openssh.com'))
      return this.run(to, (raw, done) => raw.ext_openssh_rename(from, to, done));
    if (replace) await this.run(to, (raw, done) => raw.unlink(to, done)).catch(() => undefined);
    return this.run(to, (raw, done) => raw.rename(from, to, done));
  }

  /** Removes a file, or a folder with all that is in it. Links are removed, not what they lead to. */
  async removeAll(path: string, kind: FileEntry['kind'], link: boolean): Promise<void> {
    if (kind !== 'folder' || link) return this.run(path, (raw, done) => raw.unlink(path, done));
    const { entries } = await this.list(path);
    for (const each of entries) {
      const below = `${path}/${each.name}`;
      if (!isWithin(path, below)) throw fileProblem('EACCES', 'there', each.name);
      await this.removeAll(below, each.kind, each.link);
    }
    return this.run(path, (raw, done) => raw.rmdir(path, done));
  }

  /** @returns `null` at the end */
  async #readSome(folder: string, handle: Buffer): Promise<readonly Named[] | null> {
    const some = await this.run<readonly Named[]>(folder, (raw, done) =>
      (raw as unknown as ReadsByHandle).readdir(handle, { full: true }, (error, list) =>
        error?.code === endOfFile ? done(null, []) : done(error, list),
      ),
    );
    return some.length === 0 ? null : some;
  }

  async #attributes(path: string, how: 'stat' | 'lstat'): Promise<Attributes | null> {
    try {
      return await this.run<Attributes>(path, (raw, done) => raw[how](path, done));
    } catch (error) {
      if (error instanceof ExpectedError && error.code === 'not_found') return null;
      throw error;
    }
  }
}

const isLink = ({ mode }: Attributes): boolean => (mode & formatMask) === linkFormat;

export function foundOf({ mode, size, mtime }: Attributes, link: boolean): Found {
  const kind = kinds[mode & formatMask] ?? 'other';
  const known = Number.isSafeInteger(size) && size >= 0 ? size : 0;
  return { kind, link, size: known, changed: (mtime || 0) * 1_000, mode: mode & 0o7777 };
}

function connectionLost(cause?: Error): ExpectedError {
  return new ExpectedError('unreachable', t('clientFiles.connection.lost'), { cause });
}

/** What went wrong, in words. Whatever has no status of the server's comes from a connection that is gone. */
export function sftpProblem(error: Error, path: string): ExpectedError {
  const { code } = error as { readonly code?: unknown };
  const name = path.split('/').at(-1) || path;
  if (typeof code !== 'number') return connectionLost(error);
  const known = statusCodes[code];
  if (known) return fileProblem(known, 'there', name);
  return new ExpectedError(
    'wrong_state',
    code === 8
      ? t('clientFiles.server.cannot', { name })
      : t('clientFiles.server.failed', { name }),
  );
}
