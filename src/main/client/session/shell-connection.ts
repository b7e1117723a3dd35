import ssh2, { type ClientChannel } from 'ssh2';
import { keepAlive } from '../../ssh/keep-alive';
import { repairFlow } from '../../ssh/channel-flow';
import { connectWithCertificate } from '../../ssh/certificate-login';
import { answers, wasClosedByPeer } from '../../ssh/ssh2-connection';
import type { SshAccess } from '../profile/ssh-access';
import { cleanNotice, endReason, failureReason, longestNotice, wrongHostKey } from './reasons';

/** How long the gateway may leave keep-alives unanswered, in milliseconds. */
const silenceMs = 45_000;

/** Why there is no shell any more. */
export type ShellEnd =
  /** It ended, or the gateway or the node ended or refused it, and said so. */
  | { readonly type: 'over'; readonly reason: string; readonly exitCode: number | null }
  /** The connection could not be made or broke; it may work later. */
  | { readonly type: 'lost'; readonly reason: string };

export interface ShellOptions {
  readonly access: SshAccess;
  /** `login@node`, as the gateway takes it. */
  readonly username: string;
  readonly size: TerminalSize;
  readonly onOpen: () => void;
  readonly onOutput: (bytes: Buffer) => void;
  /** Called once, after the last of the output. */
  readonly onEnd: (end: ShellEnd) => void;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** The gateway's own; AES-GCM is what Node's crypto does fastest. */
const ciphers = ['aes128-gcm@openssh.com', 'aes256-gcm@openssh.com'] as const;
/** How long the other side has to take leave. */
const partingMs = 2_000;
/** How long a connection that may have died while the computer slept has to answer. */
const probeMs = 4_000;

/** One connection to the gateway with one shell on it. */
export class ShellConnection {
  readonly #options: ShellOptions;
  readonly #client = new ssh2.Client();
  readonly #address: string;
  #channel: ClientChannel | null = null;
  #size: TerminalSize;
  #notice = '';
  #exit: { code: number | null; signal: string | null } = { code: null, signal: null };
  #isOver = false;

  constructor(options: ShellOptions) {
    this.#options = options;
    this.#size = options.size;
    const { host, port } = options.access.gateway;
    this.#address = `${host}:${port}`;
  }

  connect(): void {
    const { access, username } = this.#options;
    const { host, port } = access.gateway;
    const client = this.#client;
    client.on('banner', (text) => this.#hear(text));
    client.on('ready', () => this.#openShell());
    client.on('error', (error) => this.#onError(error));
    client.on('close', () => {
      // With a shell, its own end follows once its output was read.
      if (!this.#channel) this.#fail('The connection to the gateway was lost.');
    });
    const options = {
      ...{ host, port, username },
      hostVerifier: (key: Buffer): boolean => this.#isRightHost(key),
      readyTimeout: 20_000,
      ...keepAlive(silenceMs),
      algorithms: { cipher: [...ciphers] },
    };
    connectWithCertificate(client, options, access.login);
    // ssh2 leaves Nagle's algorithm on, which holds a keystroke back for tens of milliseconds.
    client.setNoDelay(true);
  }

  write(text: string): void {
    this.#channel?.write(text);
  }

  resize(size: TerminalSize): void {
    this.#size = size;
    this.#channel?.setWindow(size.rows, size.columns, 0, 0);
  }

  pause(): void {
    this.#channel?.pause();
  }

  resume(): void {
    this.#channel?.resume();
  }

  /** Finds out soon whether the connection still works, and breaks it when it does not. */
  async probe(): Promise<void> {
    if (this.#isOver || !this.#channel) return;
    if (!(await answers(this.#client, probeMs))) this.#client.destroy();
  }

  /** Takes leave; nothing is told any more. */
  close(): void {
    this.#isOver = true;
    this.#client.end();
    // A gateway that no longer answers must not keep the connection.
    setTimeout(() => this.#client.destroy(), partingMs).unref();
  }

  #isRightHost(key: Buffer): boolean {
    const { hostKey } = this.#options.access.gateway;
    const isRight = key.equals(hostKey);
    if (!isRight) this.#finish(over(wrongHostKey(this.#address, key, hostKey)));
    return isRight;
  }

  #openShell(): void {
    const { columns, rows } = this.#size;
    const window = { term: 'xterm-256color', cols: columns, rows };
    this.#client.shell(window, (error, channel) => {
      if (this.#isOver) return error ? undefined : channel.close();
      if (error)
        return this.#finish(over(this.#notice || `The node opened no shell: ${error.message}`));
      repairFlow(channel);
      this.#channel = channel;
      this.resize(this.#size);
      channel.on('data', (bytes: Buffer) => this.#show(bytes));
      channel.stderr.on('data', (bytes: Buffer) => {
        // A shell with a terminal writes nothing here: these are words of the gateway.
        const isFirst = this.#notice === '';
        this.#hear(bytes.toString('utf8'));
        // The shell's own line, often a prompt, is left as it stands.
        if (isFirst) this.#show(Buffer.from('\r\n'));
        this.#show(bytes);
      });
      channel.on('exit', (code: number | null, signal?: string) => {
        this.#exit = { code, signal: signal ?? null };
      });
      channel.on('close', () => this.#onShellClosed(channel));
      channel.on('error', () => undefined);
      this.#options.onOpen();
    });
  }

  /** Comes after the last of the output was read, also when the connection was lost. */
  #onShellClosed(channel: ClientChannel): void {
    const { code, signal } = this.#exit;
    const isConnectionLost = code === null && signal === null && !wasClosedByPeer(channel);
    const notice = isConnectionLost ? '' : this.#notice;
    const reason = endReason({ exitCode: code, signal, isConnectionLost, notice });
    this.#finish(isConnectionLost ? { type: 'lost', reason } : over(reason, code));
  }

  #onError(error: Error): void {
    if (this.#channel) return;
    const reason = failureReason(error, this.#address, this.#notice);
    const isRefused = (error as { level?: unknown }).level === 'client-authentication';
    if (isRefused) this.#finish(over(reason));
    else this.#fail(reason);
  }

  /** What the gateway said before it hung up counts more than that it did. */
  #fail(reason: string): void {
    this.#finish(this.#notice === '' ? { type: 'lost', reason } : over(this.#notice));
  }

  #finish(end: ShellEnd): void {
    if (this.#isOver) return;
    this.close();
    this.#options.onEnd(end);
  }

  #show(bytes: Buffer): void {
    if (!this.#isOver) this.#options.onOutput(bytes);
  }

  #hear(text: string): void {
    this.#notice = cleanNotice(`${this.#notice}\n${text}`.slice(-longestNotice));
  }
}

function over(reason: string, exitCode: number | null = null): ShellEnd {
  return { type: 'over', reason, exitCode };
}
