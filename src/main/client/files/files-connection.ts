import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { FileConnection } from '#shared/ipc/files';
import type { SshAccess } from '../profile/ssh-access';
import { noAccess, type ConnectionEnd } from '../session/gateway-connection';
import { Retries } from '../session/retries';
import type { Sftp } from './sftp';
import { SftpConnection } from './sftp-connection';

export interface FilesConnectionOptions {
  readonly known: Pick<FileConnection, 'id' | 'profileId' | 'resource' | 'name' | 'login'>;
  readonly access: () => Promise<SshAccess>;
  readonly now: () => number;
  /** Its state, or what runs over it, has changed. */
  readonly onChange: () => void;
}

/** Files on a machine as one login: connected, and again after the network was lost, until it is closed. */
export class FilesConnection {
  readonly #options: FilesConnectionOptions;
  readonly #retries: Retries;
  #state: FileConnection['state'] = 'connecting';
  #reason = '';
  #line: SftpConnection | null = null;
  #sftp: Sftp | null = null;
  #turn = 0;

  constructor(options: FilesConnectionOptions) {
    this.#options = options;
    this.#retries = new Retries({
      attempt: () => void this.#open(),
      onChange: () => undefined,
      now: options.now,
      random: Math.random,
    });
  }

  get state(): FileConnection {
    return { ...this.#options.known, state: this.#state, reason: this.#reason };
  }

  /** The session, while there is one. */
  get sftp(): Sftp | null {
    return this.#sftp;
  }

  /** @throws ExpectedError `unreachable` while there is none */
  get open(): Sftp {
    if (this.#sftp) return this.#sftp;
    throw new ExpectedError('unreachable', this.#reason || t('clientFiles.connection.notYet'));
  }

  start(): void {
    void this.#open();
  }

  /** Now: what is being tried again, or what has ended. */
  reconnect(): void {
    if (this.#state === 'reconnecting') return this.#retries.hurry();
    if (this.#state !== 'ended') return;
    this.#become('connecting');
    void this.#open();
  }

  /** The network may be another one: looks whether the connection works, or tries again. */
  wake(): void {
    if (this.#state === 'reconnecting') this.#retries.hurry();
    else void this.#line?.probe();
  }

  end(reason: string): void {
    if (this.#state === 'ended') return;
    this.#retries.stop();
    this.#leave();
    this.#become('ended', reason);
  }

  /** Signs in anew. How that goes is told, so this never rejects. */
  async #open(): Promise<void> {
    this.#leave();
    const turn = this.#turn;
    const whenCurrent = (act: () => void): void => {
      if (turn === this.#turn) act();
    };
    const { known, access } = this.#options;
    try {
      const allowed = await access();
      whenCurrent(() => {
        const name = known.resource.split('/').at(-1) ?? '';
        this.#line = new SftpConnection({
          access: allowed,
          username: `${known.login}@${name}`,
          onOpen: (sftp) => whenCurrent(() => this.#onOpen(sftp)),
          onEnd: (end) => whenCurrent(() => this.#onEnd(end)),
        });
        this.#line.connect();
      });
    } catch (error) {
      whenCurrent(() => this.#onEnd(noAccess(error)));
    }
  }

  #onOpen(sftp: Sftp): void {
    this.#retries.stop();
    this.#sftp = sftp;
    this.#become('open');
  }

  /** A connection that worked once is made again; whatever else went wrong is for the person to decide. */
  #onEnd(end: ConnectionEnd): void {
    const worked = this.#state === 'open' || this.#state === 'reconnecting';
    if (end.type === 'over' || !worked) return this.end(end.reason);
    this.#leave();
    this.#become('reconnecting', end.reason);
    this.#retries.next();
  }

  #leave(): void {
    this.#turn++;
    this.#line?.close();
    this.#line = null;
    this.#sftp = null;
  }

  #become(state: FileConnection['state'], reason = ''): void {
    this.#state = state;
    this.#reason = reason;
    this.#options.onChange();
  }
}
