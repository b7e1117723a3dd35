import ssh2, { type ClientChannel } from 'ssh2';
import type { SessionState } from '#shared/ipc/app-state';
import { repairFlow } from '../../ssh/channel-flow';
import { connectWithCertificate } from '../../ssh/certificate-login';
import type { SshAccess } from '../profile/connection';
import { cleanNotice, endReason, failureReason, longestNotice, wrongHostKey } from './reasons';
import { TerminalPump, terminalFromWindowSchema, type TerminalPort } from './terminal-pump';

export interface SessionOptions {
  readonly id: string;
  readonly profileId: string;
  /** `/cluster/node/<id>` */
  readonly resource: string;
  readonly login: string;
  readonly columns: number;
  readonly rows: number;
  readonly port: TerminalPort;
  /** Where the gateway is and what to sign in with; rejects with ExpectedError. */
  readonly access: () => Promise<SshAccess>;
  readonly onChange: () => void;
}

/** The gateway's own; AES-GCM is what Node's crypto does fastest. */
const ciphers = ['aes128-gcm@openssh.com', 'aes256-gcm@openssh.com'] as const;
/** How long the other side has to take leave. */
const partingMs = 2_000;
/** What is typed before the shell is there is kept, up to this many characters. */
const mostTypedAhead = 65_536;

/** One terminal on a node, by way of the gateway: from the click to the reason why it ended. */
export class Session {
  readonly #options: SessionOptions;
  readonly #client = new ssh2.Client();
  readonly #pump: TerminalPump;
  #state: SessionState;
  #channel: ClientChannel | null = null;
  #size: { columns: number; rows: number };
  #typedAhead = '';
  #notice = '';
  #exit: { code: number | null; signal: string | null } = { code: null, signal: null };

  constructor(options: SessionOptions) {
    const { id, profileId, resource, login, columns, rows, port } = options;
    this.#options = options;
    this.#size = { columns, rows };
    const name = resource.split('/').at(-1) ?? resource;
    const state = 'connecting';
    this.#state = { id, profileId, resource, name, login, state, reason: '', exitCode: null };
    this.#pump = new TerminalPump(port, {
      pause: () => this.#channel?.pause(),
      resume: () => this.#channel?.resume(),
    });
    port.onMessage((message) => this.#onWindow(message));
    port.onClose(() => this.end('The window of this session was closed.'));
  }

  get state(): SessionState {
    return this.#state;
  }

  /** The node's name for people, once it is known. */
  rename(name: string): void {
    this.#change({ name });
  }

  /** Connects; whatever goes wrong ends the session with a reason, so this never rejects. */
  async start(): Promise<void> {
    try {
      const access = await this.#options.access();
      if (this.#state.state === 'connecting') this.#connect(access);
    } catch (error) {
      this.end(error instanceof Error ? error.message : 'The session could not be opened.');
    }
  }

  /** Ends the session with this reason. One that has ended keeps the reason it has. */
  end(reason: string, exitCode: number | null = null): void {
    if (this.#state.state === 'ended') return;
    this.#pump.flush();
    this.#options.port.post({ type: 'end', reason, exitCode });
    this.#change({ state: 'ended', reason, exitCode });
    this.#options.port.close();
    this.#client.end();
    // A gateway that no longer answers must not keep the connection.
    setTimeout(() => this.#client.destroy(), partingMs).unref();
  }

  #connect({ gateway, login }: SshAccess): void {
    const { host, port, hostKey } = gateway;
    const address = `${host}:${port}`;
    const client = this.#client;
    client.on('banner', (text) => this.#hear(text));
    client.on('ready', () => this.#openShell());
    client.on('error', (error) => {
      // With a shell, its own end follows once its output was read.
      if (!this.#channel) this.end(failureReason(error, address, this.#notice));
    });
    client.on('close', () => this.#onConnectionClosed());
    const options = {
      host,
      port,
      username: `${this.#options.login}@${this.#options.resource.split('/').at(-1) ?? ''}`,
      hostVerifier: (key: Buffer): boolean => {
        const isRight = key.equals(hostKey);
        if (!isRight) this.end(wrongHostKey(address, key, hostKey));
        return isRight;
      },
      readyTimeout: 20_000,
      keepaliveInterval: 15_000,
      keepaliveCountMax: 3,
      algorithms: { cipher: [...ciphers] },
    };
    connectWithCertificate(client, options, login);
    // ssh2 leaves Nagle's algorithm on, which holds a keystroke back for tens of milliseconds.
    client.setNoDelay(true);
  }

  #openShell(): void {
    const { columns, rows } = this.#size;
    const window = { term: 'xterm-256color', cols: columns, rows };
    this.#client.shell(window, (error, channel) => {
      if (error) return this.end(this.#notice || `The node opened no shell: ${error.message}`);
      if (this.#state.state === 'ended') return channel.close();
      repairFlow(channel);
      this.#channel = channel;
      this.#resize(this.#size);
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
      channel.on('close', () => this.#onShellClosed());
      channel.on('error', () => undefined);
      if (this.#typedAhead !== '') channel.write(this.#typedAhead);
      this.#change({ state: 'open' });
    });
  }

  #onWindow(raw: unknown): void {
    const parsed = terminalFromWindowSchema.safeParse(raw);
    if (!parsed.success || this.#state.state === 'ended') return;
    const message = parsed.data;
    if (message.type === 'acknowledge') return this.#pump.acknowledge(message.bytes);
    if (message.type === 'resize') return this.#resize(message);
    if (this.#channel) this.#channel.write(message.text);
    else this.#typedAhead = (this.#typedAhead + message.text).slice(0, mostTypedAhead);
  }

  #resize({ columns, rows }: { readonly columns: number; readonly rows: number }): void {
    this.#size = { columns, rows };
    this.#channel?.setWindow(rows, columns, 0, 0);
  }

  #show(bytes: Buffer): void {
    if (this.#state.state !== 'ended') this.#pump.push(bytes);
  }

  #hear(text: string): void {
    this.#notice = cleanNotice(`${this.#notice}\n${text}`.slice(-longestNotice));
  }

  /** Comes after the last of the output was read, also when the connection was lost. */
  #onShellClosed(): void {
    const { code, signal } = this.#exit;
    const isConnectionLost = code === null && signal === null;
    const reason = endReason({
      ...{ exitCode: code, signal, isConnectionLost },
      notice: this.#notice,
    });
    this.end(reason, code);
  }

  #onConnectionClosed(): void {
    if (!this.#channel) this.end(this.#notice || 'The connection to the gateway was lost.');
  }

  #change(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    this.#options.onChange();
  }
}
