import { t } from '#shared/i18n/text';
import { socketOf } from '../../ssh/ssh2-connection';
import { hearSftpErrors } from '../../ssh/sftp-errors';
import type { SshAccess } from '../profile/ssh-access';
import { GatewayConnection, over, type ConnectionEnd } from '../session/gateway-connection';
import { Sftp } from './sftp';

export interface SftpOptions {
  readonly access: SshAccess;
  /** `login@node`, as the gateway takes it. */
  readonly username: string;
  readonly onOpen: (sftp: Sftp) => void;
  /** Called once. */
  readonly onEnd: (end: ConnectionEnd) => void;
}

/** One connection to the gateway with one SFTP session on it. */
export class SftpConnection {
  readonly #connection: GatewayConnection;
  readonly #options: SftpOptions;

  constructor(options: SftpOptions) {
    const { access, username, onEnd } = options;
    this.#options = options;
    this.#connection = new GatewayConnection({
      ...{ access, username, onEnd },
      onReady: () => this.#openSftp(),
    });
  }

  connect(): void {
    this.#connection.connect();
  }

  probe(): Promise<void> {
    return this.#connection.probe();
  }

  /** Takes leave; nothing is told any more. */
  close(): void {
    this.#connection.close();
  }

  #openSftp(): void {
    const connection = this.#connection;
    hearSftpErrors(connection.client, (text) => connection.hear(text));
    connection.client.sftp((error, sftp) => {
      if (connection.isOver) return;
      if (error) return connection.finish(whyNot(error, connection.notice));
      connection.use();
      sftp.on('error', () => undefined);
      sftp.on('close', () => this.#onClosed());
      this.#options.onOpen(new Sftp(sftp));
    });
  }

  #onClosed(): void {
    const { notice, client } = this.#connection;
    // Where the connection goes on without it, the other side closed the session.
    if (!socketOf(client).writable)
      return this.#connection.finish({
        type: 'lost',
        reason: t('client.gateway.lost'),
      });
    this.#connection.finish(over(notice || t('clientFiles.connection.ended')));
  }
}

function whyNot(error: Error, notice: string): ConnectionEnd {
  if (notice !== '') return over(notice);
  return over(t('clientFiles.connection.refused', { problem: error.message }));
}
