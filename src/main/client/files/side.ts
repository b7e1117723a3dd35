import type { FileEntry } from '#shared/model/file';
import type { Result } from '#shared/lib/result';

/** What is at a path. Times in milliseconds since the epoch. */
export type Found = Omit<FileEntry, 'name'>;

export interface OpenFile {
  /** @returns how many bytes there were; 0 at the end */
  read(buffer: Buffer, length: number, position: number): Promise<number>;
  write(bytes: Buffer, position: number): Promise<void>;
  find(): Promise<Found>;
  /** Gives it these permission bits and this time, as far as that can be done. */
  settle(mode: number, changed: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Files on this computer, or on a server. All paths are absolute. Failures are ExpectedErrors; `unreachable` says that
 * the connection is gone, and nothing about the file.
 */
export interface FileSide {
  /** Tells machines and logins apart. */
  readonly place: string;
  /** The most bytes that one read or write carries. */
  readonly largestChunk: number;
  join(folder: string, name: string): string;
  /** What a file of that name on the other side is called on this one, or why it cannot be. */
  nameFor(name: string): Result<string>;
  /** The same for names that are one here. */
  fold(name: string): string;
  /** The permission bits that a file with these on the other side gets here. */
  modeFor(mode: number): number;
  /** Links are what they lead to, with `link` set; `null`: there is nothing. */
  find(path: string): Promise<Found | null>;
  /** Links are not followed: they are of the kind `other`. */
  list(folder: string): Promise<readonly FileEntry[]>;
  makeFolder(path: string): Promise<void>;
  openToRead(path: string): Promise<OpenFile>;
  /** @param keep whether what is there is written on; otherwise nothing may be there */
  openToWrite(path: string, keep: boolean): Promise<OpenFile>;
  /**
   * Gives a whole file its name, in one step.
   *
   * @returns `false` when something is there that is not to be replaced
   */
  publish(path: string, name: string, replace: boolean): Promise<boolean>;
  /** Removes one file; one that is not there is removed. */
  remove(path: string): Promise<void>;
  /** How many bytes fit into a folder; `null` where nobody knows. */
  room(folder: string): Promise<number | null>;
}
