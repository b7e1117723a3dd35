import ssh2 from 'ssh2';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { keepAlive } from '../../ssh/keep-alive';
import { connectWithCertificate } from '../../ssh/certificate-login';
import { answers } from '../../ssh/ssh2-connection';
import type { SshAccess } from '../profile/ssh-access';
import { cleanNotice, failureReason, longestNotice, wrongHostKey } from './reasons';

/** How long the gateway may leave keep-alives unanswered, in milliseconds. */
const silenceMs = 45_000;
/** The gateway's own; AES-GCM is what Node's crypto does fastest. */
const ciphers = ['aes128-gcm@openssh.com', 'aes256-gcm@openssh.com'] as const;
/** How long the other side has to take leave. */
const partingMs = 2_000;
/** How long a connection that may have died while the computer slept has to answer. */
const probeMs = 4_000;

/** Why there is no connection any more, or none of what ran over it. */
export type ConnectionEnd =
  /** It ended, or the gateway or the node ended or refused it, and said so. */
  | { readonly type: 'over'; readonly reason: string; readonly exitCode: number | null }
  /** The connection could not be made or broke; it may work later. */
  | { readonly type: 'lost'; readonly reason: string };

export interface GatewayOptions {
  readonly access: SshAccess;
  /** `login@node`, as the gateway takes it. */
  readonly username: string;
  /** Signed in: what is to run over it can be opened. */
  readonly onReady: () => void;
  /** Called once. */
  readonly onEnd: (end: ConnectionEnd) => void;
}

/** One connection to the gateway, signed in by the certificate, for one thing that runs over it. */
export class GatewayConnection {
  readonly client = new ssh2.Client();
  readonly #options: GatewayOptions;
  readonly #address: string;
  #notice = '';
  #isInUse = false;
  #isOver = false;

  constructor(options: GatewayOptions) {
    this.#options = options;
    const { host, port } = options.access.gateway;
    this.#address = `${host}:${port}`;
  }

  /** What the gateway said so far, as text for people. */
  get notice(): string {
    return this.#notice;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  connect(): void {
    const { access, username, onReady } = this.#options;
    const { host, port } = access.gateway;
    const { client } = this;
    client.on('banner', (text) => this.hear(text));
    client.on('ready', onReady);
    client.on('error', (error) => this.#onError(error));
    client.on('close', () => {
      // What is in use tells its own end, once the last of it was read.
      if (!this.#isInUse) this.#fail(t('client.gateway.lost'));
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

  /** From now on whoever uses the connection calls `finish`. */
  use(): void {
    this.#isInUse = true;
  }

  /** Takes in what the gateway says beside what runs. */
  hear(text: string): void {
    this.#notice = cleanNotice(`${this.#notice}\n${text}`.slice(-longestNotice));
  }

  finish(end: ConnectionEnd): void {
    if (this.#isOver) return;
    this.close();
    this.#options.onEnd(end);
  }

  /** Finds out soon whether the connection still works, and breaks it when it does not. */
  async probe(): Promise<void> {
    if (this.#isOver || !this.#isInUse) return;
    if (!(await answers(this.client, probeMs))) this.client.destroy();
  }

  /** Takes leave; nothing is told any more. */
  close(): void {
    this.#isOver = true;
    this.client.end();
    // A gateway that no longer answers must not keep the connection.
    setTimeout(() => this.client.destroy(), partingMs).unref();
  }

  #isRightHost(key: Buffer): boolean {
    const { hostKey } = this.#options.access.gateway;
    const isRight = key.equals(hostKey);
    if (!isRight) this.finish(over(wrongHostKey(this.#address, key, hostKey)));
    return isRight;
  }

  #onError(error: Error): void {
    if (this.#isInUse) return;
    const reason = failureReason(error, this.#address, this.#notice);
    const isRefused = (error as { level?: unknown }).level === 'client-authentication';
    if (isRefused) this.finish(over(reason));
    else this.#fail(reason);
  }

  /** What the gateway said before it hung up counts more than that it did. */
  #fail(reason: string): void {
    this.finish(this.#notice === '' ? { type: 'lost', reason } : over(this.#notice));
  }
}

export function over(reason: string, exitCode: number | null = null): ConnectionEnd {
  return { type: 'over', reason, exitCode };
}

/** A cluster that does not answer may do so later; any other reason is the cluster's word. */
export function noAccess(error: unknown): ConnectionEnd {
  const reason = error instanceof Error ? error.message : t('client.session.notOpened');
  return error instanceof ExpectedError && error.code === 'unreachable'
    ? { type: 'lost', reason }
    : over(reason);
}
