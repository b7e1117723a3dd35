import { SftpFields, SftpPackets } from './sftp-packets';

/** What somebody did with files, once it is known how it ended. */
export interface FileOperation {
  /** `file` is one that was opened, with what was read and written until it was closed. */
  readonly operation:
    'file' | 'remove' | 'rename' | 'mkdir' | 'rmdir' | 'setstat' | 'symlink' | 'hardlink';
  /** As the caller named it; of a link, where it was made. */
  readonly path: string;
  /** The new name, or what a link points to. */
  readonly target?: string;
  /** Bytes. */
  readonly read?: number;
  readonly written?: number;
  /** SFTP's code: 0 for success; `null` where the session ended before the answer. */
  readonly status: number | null;
}

/** Packets of draft-ietf-secsh-filexfer-02, section 3. */
const request = {
  ...{ open: 3, close: 4, read: 5, write: 6, setstat: 9, fsetstat: 10, remove: 13 },
  ...{ mkdir: 14, rmdir: 15, rename: 18, symlink: 20, extended: 200 },
} as const;
const answer = { status: 101, handle: 102, data: 103 } as const;

const simple: ReadonlyMap<number, FileOperation['operation']> = new Map([
  [request.setstat, 'setstat'],
  [request.remove, 'remove'],
  [request.mkdir, 'mkdir'],
  [request.rmdir, 'rmdir'],
]);
/** Extensions of OpenSSH with two paths (PROTOCOL, section 4). */
const extensions: ReadonlyMap<string, FileOperation['operation']> = new Map([
  ['posix-rename@openssh.com', 'rename'],
  ['hardlink@openssh.com', 'hardlink'],
  ['lsetstat@openssh.com', 'setstat'],
]);

/** Of so many requests the answer is awaited, and so many files are known by handle; more are passed over. */
const mostOpen = 4_096;

interface OpenFile {
  readonly path: string;
  read: number;
  written: number;
}

type Pending =
  | { readonly type: 'open'; readonly path: string }
  | { readonly type: 'read'; readonly file: OpenFile }
  | { readonly type: 'write'; readonly file: OpenFile; readonly bytes: number }
  | { readonly type: 'change'; readonly change: Omit<FileOperation, 'status'> };

/**
 * Follows an SFTP session (version 3) without taking part in it: whatever comes, it neither fails nor keeps more than
 * a bounded part of it. What it cannot read it passes over.
 */
export class SftpOperations {
  readonly #told: (operation: FileOperation) => void;
  readonly #requests = new SftpPackets((packet) => this.#request(packet));
  readonly #answers = new SftpPackets((packet) => this.#answer(packet));
  readonly #pending = new Map<number, Pending>();
  readonly #files = new Map<string, OpenFile>();

  constructor(told: (operation: FileOperation) => void) {
    this.#told = told;
  }

  fromCaller(data: Buffer): void {
    this.#requests.take(data);
  }

  fromNode(data: Buffer): void {
    this.#answers.take(data);
  }

  /** Tells what was under way. */
  end(): void {
    for (const each of this.#pending.values())
      if (each.type === 'change') this.#told({ ...each.change, status: null });
    for (const file of this.#files.values()) this.#told(closed(file, null));
    this.#pending.clear();
    this.#files.clear();
  }

  #request(packet: Buffer): void {
    const fields = new SftpFields(packet);
    const type = fields.byte();
    const id = fields.number();
    if (type === null || id === null) return;
    if (type === request.close) return this.#close(fields.string());
    const pending = this.#pendingOf(type, fields);
    this.#pending.delete(id);
    if (pending && this.#pending.size < mostOpen) this.#pending.set(id, pending);
  }

  #pendingOf(type: number, fields: SftpFields): Pending | null {
    const operation = simple.get(type);
    if (operation !== undefined) return changeOf(operation, fields.string(), null);
    switch (type) {
      case request.open: {
        const path = fields.string();
        return path && { type: 'open', path: path.toString('utf8') };
      }
      case request.read: {
        const file = this.#fileOf(fields.string());
        return file && { type: 'read', file };
      }
      case request.write: {
        const file = this.#fileOf(fields.string());
        fields.skip(8);
        const bytes = fields.number();
        return file && bytes !== null ? { type: 'write', file, bytes } : null;
      }
      case request.fsetstat: {
        const file = this.#fileOf(fields.string());
        return file && { type: 'change', change: { operation: 'setstat', path: file.path } };
      }
      case request.rename:
        return changeOf('rename', fields.string(), fields.string());
      case request.symlink: {
        // Both ends have these two the other way round than the draft (OpenSSH's PROTOCOL, section 4.1).
        const target = fields.string();
        return changeOf('symlink', fields.string(), target);
      }
      case request.extended:
        return extendedOf(fields);
      default:
        return null;
    }
  }

  #answer(packet: Buffer): void {
    const fields = new SftpFields(packet);
    const type = fields.byte();
    const id = fields.number();
    const pending = id === null ? undefined : this.#pending.get(id);
    if (id === null || !pending) return;
    this.#pending.delete(id);
    if (type === answer.status) return this.#ended(pending, fields.number() ?? 4);
    const value = fields.number();
    if (type === answer.data && pending.type === 'read') pending.file.read += value ?? 0;
    if (type !== answer.handle || pending.type !== 'open' || this.#files.size >= mostOpen) return;
    const handle = packet.subarray(9, 9 + (value ?? 0)).toString('hex');
    this.#files.set(handle, { path: pending.path, read: 0, written: 0 });
  }

  #ended(pending: Pending, status: number): void {
    if (pending.type === 'change') this.#told({ ...pending.change, status });
    if (pending.type === 'write' && status === 0) pending.file.written += pending.bytes;
    if (pending.type === 'open') this.#told({ operation: 'file', path: pending.path, status });
  }

  #fileOf(handle: Buffer | null): OpenFile | null {
    return (handle && this.#files.get(handle.toString('hex'))) ?? null;
  }

  #close(handle: Buffer | null): void {
    const file = this.#fileOf(handle);
    if (!file || !handle) return;
    this.#files.delete(handle.toString('hex'));
    this.#told(closed(file, 0));
  }
}

function closed({ path, read, written }: OpenFile, status: number | null): FileOperation {
  return { operation: 'file', path, read, written, status };
}

function changeOf(
  operation: FileOperation['operation'],
  path: Buffer | null,
  target: Buffer | null,
): Pending | null {
  if (!path) return null;
  const change = { operation, path: path.toString('utf8') };
  return {
    type: 'change',
    change: target ? { ...change, target: target.toString('utf8') } : change,
  };
}

function extendedOf(fields: SftpFields): Pending | null {
  const operation = extensions.get(fields.string()?.toString('latin1') ?? '');
  if (operation === undefined) return null;
  const path = fields.string();
  const second = operation === 'setstat' ? null : fields.string();
  // A link is told by where it was made.
  return operation === 'hardlink'
    ? changeOf(operation, second, path)
    : changeOf(operation, path, second);
}
