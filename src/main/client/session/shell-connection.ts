import type { ClientChannel } from 'ssh2';
import { t } from '#shared/i18n/text';
import { version } from '#shared/version';
import { repairFlow } from '../../ssh/channel-flow';
import { giveBackPacket } from '../../ssh/packet-memory';
import { spareMemory } from '../../ssh/spare-memory';
import { wasClosedByPeer } from '../../ssh/ssh2-connection';
import type { SshAccess } from '../profile/ssh-access';
import { GatewayConnection, over, type ConnectionEnd } from './gateway-connection';
import { endReason } from './reasons';

export interface ShellOptions {
  readonly access: SshAccess;
  /** `login@node`, as the gateway takes it. */
  readonly username: string;
  readonly size: TerminalSize;
  readonly onOpen: () => void;
  /** The memory is used for something else afterwards. */
  readonly onOutput: (bytes: Buffer) => void;
  /** Called once, after the last of the output. */
  readonly onEnd: (end: ConnectionEnd) => void;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** By what programs know what shows them. A node takes of it what it is set up to take. */
const environment = {
  COLORTERM: 'truecolor',
  TERM_PROGRAM: 'Daypass',
  TERM_PROGRAM_VERSION: version,
};

/** One connection to the gateway with one shell on it. */
export class ShellConnection {
  readonly #options: ShellOptions;
  readonly #connection: GatewayConnection;
  #channel: ClientChannel | null = null;
  #size: TerminalSize;
  #exit: { code: number | null; signal: string | null } = { code: null, signal: null };

  constructor(options: ShellOptions) {
    this.#options = options;
    this.#size = options.size;
    const { access, username, onEnd } = options;
    this.#connection = new GatewayConnection({
      ...{ access, username, onEnd },
      onReady: () => this.#openShell(),
    });
  }

  connect(): void {
    const { client } = this.#connection;
    // Not before: ssh2 keeps parts of the first, plain packets.
    client.once('handshake', () => spareMemory(client));
    this.#connection.connect();
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
  probe(): Promise<void> {
    return this.#connection.probe();
  }

  /** Takes leave; nothing is told any more. */
  close(): void {
    this.#connection.close();
  }

  #openShell(): void {
    const { columns, rows } = this.#size;
    const window = { term: 'xterm-256color', cols: columns, rows };
    const connection = this.#connection;
    connection.client.shell(window, { env: environment }, (error, channel) => {
      if (connection.isOver) return error ? undefined : channel.close();
      if (error)
        return connection.finish(
          over(connection.notice || t('client.session.noShell', { problem: error.message })),
        );
      repairFlow(channel);
      connection.use();
      this.#channel = channel;
      this.resize(this.#size);
      channel.on('data', (bytes: Buffer) => {
        this.#show(bytes);
        giveBackPacket(bytes);
      });
      channel.stderr.on('data', (bytes: Buffer) => {
        // A shell with a terminal writes nothing here: these are words of the gateway.
        const isFirst = connection.notice === '';
        connection.hear(bytes.toString('utf8'));
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
    const notice = isConnectionLost ? '' : this.#connection.notice;
    const reason = endReason({ exitCode: code, signal, isConnectionLost, notice });
    this.#connection.finish(isConnectionLost ? { type: 'lost', reason } : over(reason, code));
  }

  #show(bytes: Buffer): void {
    if (!this.#connection.isOver) this.#options.onOutput(bytes);
  }
}
