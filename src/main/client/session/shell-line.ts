import type { SshAccess } from '../profile/ssh-access';
import { noAccess } from './gateway-connection';
import { ShellConnection, type ShellOptions } from './shell-connection';

export interface ShellLineOptions extends Pick<
  ShellOptions,
  'username' | 'onOpen' | 'onOutput' | 'onEnd'
> {
  /** Where the gateway is and what to sign in with; rejects with ExpectedError. */
  readonly access: () => Promise<SshAccess>;
  readonly size: () => ShellOptions['size'];
}

/** One shell after another for the same login on the same node. What an earlier one still brings is not told. */
export class ShellLine {
  readonly #options: ShellLineOptions;
  #shell: ShellConnection | null = null;
  #turn = 0;

  constructor(options: ShellLineOptions) {
    this.#options = options;
  }

  /** Signs in anew and opens a shell. How that goes is told, so this never rejects. */
  async open(): Promise<void> {
    this.close();
    const turn = this.#turn;
    const isCurrent = (): boolean => turn === this.#turn;
    try {
      const access = await this.#options.access();
      if (isCurrent()) this.#connect(access, isCurrent);
    } catch (error) {
      if (isCurrent()) this.#options.onEnd(noAccess(error));
    }
  }

  /** Takes leave of the shell that there is; it tells nothing any more. */
  close(): void {
    this.#turn++;
    this.#shell?.close();
    this.#shell = null;
  }

  write(text: string): void {
    this.#shell?.write(text);
  }

  resize(size: ShellOptions['size']): void {
    this.#shell?.resize(size);
  }

  pause(): void {
    this.#shell?.pause();
  }

  resume(): void {
    this.#shell?.resume();
  }

  /** Finds out soon whether the connection still works; how it ends is told when it does not. */
  probe(): void {
    void this.#shell?.probe();
  }

  #connect(access: SshAccess, isCurrent: () => boolean): void {
    const { username, size, onOpen, onOutput, onEnd } = this.#options;
    this.#shell = new ShellConnection({
      ...{ access, username, size: size() },
      onOpen: () => {
        if (isCurrent()) onOpen();
      },
      onOutput: (bytes) => {
        if (isCurrent()) onOutput(bytes);
      },
      onEnd: (end) => {
        if (isCurrent()) onEnd(end);
      },
    });
    this.#shell.connect();
  }
}
