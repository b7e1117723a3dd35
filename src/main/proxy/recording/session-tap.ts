import type { TerminalSize } from '../session-request';

/**
 * What follows a session while it runs. It never changes what passes, but it may hold it back, and it may fail: then
 * the session ends, since nobody could say later what happened in it.
 */
export interface SessionTap {
  /**
   * What the program printed, on its way to the caller. The memory is used for something else afterwards: what is to
   * be kept is copied.
   *
   * @returns whether there is room for more; when not, `onRoom`'s listener says when there is again
   */
  output(data: Buffer, stream: 'output' | 'error'): boolean;
  /** What the caller sent, in the same way; `null` where that is not followed. */
  readonly input: ((data: Buffer) => boolean) | null;
  resize(size: TerminalSize): void;
  onRoom(listener: () => void): void;
  /** The listener gets a sentence for the caller, at once where it has failed already. */
  onFailure(listener: (sentence: string) => void): void;
  /** The session is over. Comes once and last. */
  ended(reason: string, exitCode: number | null): void;
}
