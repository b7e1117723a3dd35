import type { SessionState } from '#shared/ipc/app-state';
import type { SshAccess } from '../profile/ssh-access';
import type { ConnectionEnd } from './gateway-connection';
import { Retries } from './retries';
import { SessionTerminal } from './session-terminal';
import { sessionWords } from './session-words';
import type { TerminalSize } from './shell-connection';
import { ShellLine } from './shell-line';
import { terminalFromWindowSchema, type TerminalPort } from './terminal-pump';

export interface SessionOptions extends TerminalSize {
  readonly id: string;
  readonly profileId: string;
  /** `/cluster/node/<id>` */
  readonly resource: string;
  readonly login: string;
  /** The tab has shown an earlier shell, which this client does not know. */
  readonly again: boolean;
  /** Where the gateway is and what to sign in with; rejects with ExpectedError. */
  readonly access: () => Promise<SshAccess>;
  readonly onChange: () => void;
  readonly now: () => number;
}

type Change =
  | { readonly state: 'connecting' | 'open' }
  | { readonly state: 'reconnecting'; readonly attempt: number; readonly nextTry: number | null }
  | { readonly state: 'ended'; readonly reason: string; readonly exitCode: number | null };

/** What is typed before the first shell is there is kept, up to this many characters. */
const mostTypedAhead = 65_536;
/** A shell that lived this long counts as good: what is lost then is tried again from the first wait on. */
const steadyMs = 10_000;

/**
 * One terminal on a node, by way of the gateway. It lives as long as its tab: windows come and go, a lost connection
 * is made again, and one that has ended can be started again, each time with a new shell below what was printed.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #terminal: SessionTerminal;
  readonly #retries: Retries;
  readonly #shell: ShellLine;
  #state: SessionState;
  #size: TerminalSize;
  #typedAhead = '';
  #openedAt = 0;
  #hadShell: boolean;

  constructor(options: SessionOptions) {
    const { id, profileId, resource, login, columns, rows, now, again } = options;
    this.#options = options;
    this.#size = { columns, rows };
    this.#hadShell = again;
    const name = resource.split('/').at(-1) ?? resource;
    const state = 'connecting';
    this.#state = { id, profileId, resource, name, login, state, reason: '', exitCode: null };
    this.#terminal = new SessionTerminal(
      { pause: () => this.#shell.pause(), resume: () => this.#shell.resume() },
      (message) => this.#onWindow(message),
    );
    this.#shell = new ShellLine({
      access: options.access,
      username: `${login}@${name}`,
      size: () => this.#size,
      onOpen: () => this.#onOpen(),
      onOutput: (bytes) => this.#terminal.print(bytes),
      onEnd: (end) => this.#onShellEnd(end),
    });
    this.#retries = new Retries({
      attempt: () => void this.#shell.open(),
      onChange: (attempt, nextTry) => this.#onRetry(attempt, nextTry),
      now,
      random: Math.random,
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  /** The node's name for people, once it is known. */
  rename(name: string): void {
    this.#tell({ ...this.#state, name });
  }

  /** Shows the session on a window's port, from where that window's screen stands; see SessionTerminal. */
  attach(port: TerminalPort, from: number | null): void {
    this.#terminal.attach(port, from);
  }

  /** Connects; whatever goes wrong ends the session with a reason, so this never rejects. */
  start(): Promise<void> {
    return this.#shell.open();
  }

  /** Now: what is being tried again, or what has ended. A session that is connected stays as it is. */
  reconnect(): void {
    if (this.#state.state === 'reconnecting') return this.#retries.hurry();
    if (this.#state.state !== 'ended') return;
    this.#change({ state: 'connecting' });
    void this.#shell.open();
  }

  /** The network may be another one, or have gone meanwhile: looks whether the connection works, or tries again. */
  wake(): void {
    if (this.#state.state === 'reconnecting') this.#retries.hurry();
    else this.#shell.probe();
  }

  /** Ends the session with this reason. One that has ended keeps the reason it has. */
  end(reason: string, exitCode: number | null = null): void {
    const { state } = this.#state;
    if (state === 'ended') return;
    this.#retries.stop();
    this.#shell.close();
    if (state === 'reconnecting') this.#print(sessionWords.gaveUp);
    if (state === 'open') this.#terminal.tidy();
    this.#terminal.flush();
    this.#change({ state: 'ended', reason, exitCode });
  }

  /** The tab is gone. */
  close(): void {
    this.#terminal.detach();
  }

  #onOpen(): void {
    const { now } = this.#options;
    this.#openedAt = now();
    this.#retries.stop(true);
    if (this.#terminal.isResting) this.#shell.pause();
    if (this.#state.state === 'reconnecting') this.#print(sessionWords.reconnected(now()));
    else if (this.#hadShell) this.#print(sessionWords.connectedAgain(now()));
    this.#hadShell = true;
    this.#shell.write(this.#typedAhead);
    this.#typedAhead = '';
    this.#change({ state: 'open' });
  }

  /** A connection that worked once is made again; whatever else went wrong is for the person to decide. */
  #onShellEnd(end: ConnectionEnd): void {
    const { state } = this.#state;
    if (end.type === 'over') return this.end(end.reason, end.exitCode);
    if (state !== 'open' && state !== 'reconnecting') return this.end(end.reason);
    this.#shell.close();
    const { now } = this.#options;
    if (state === 'open') {
      this.#terminal.tidy();
      this.#print(sessionWords.lost(now()));
      if (now() - this.#openedAt >= steadyMs) this.#retries.stop();
    }
    this.#state = { ...this.#state, reason: end.reason };
    this.#retries.next();
  }

  #onRetry(attempt: number, nextTry: number | null): void {
    const wait = nextTry === null ? null : nextTry - this.#options.now();
    this.#print(sessionWords.trying(attempt, wait));
    this.#change({ state: 'reconnecting', attempt, nextTry });
  }

  #onWindow(raw: unknown): void {
    const parsed = terminalFromWindowSchema.safeParse(raw);
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.type === 'acknowledge') return this.#terminal.acknowledge(message.bytes);
    if (message.type === 'input') return this.#type(message.text);
    this.#size = { columns: message.columns, rows: message.rows };
    this.#shell.resize(this.#size);
  }

  #type(text: string): void {
    const { state } = this.#state;
    if (state === 'open') this.#shell.write(text);
    // Only for the shell that the person asked for: what was meant for a lost one must not run in another.
    else if (state === 'connecting')
      this.#typedAhead = (this.#typedAhead + text).slice(0, mostTypedAhead);
    else if (state === 'reconnecting' && text === '\r') this.#retries.hurry();
  }

  #print(text: string): void {
    this.#terminal.print(Buffer.from(text));
  }

  #change(change: Change): void {
    const { id, profileId, resource, name, login, reason } = this.#state;
    const known = { id, profileId, resource, name, login, exitCode: null };
    const kept = change.state === 'reconnecting' ? reason : '';
    this.#tell({ ...known, reason: kept, ...change });
  }

  #tell(state: SessionState): void {
    this.#state = state;
    this.#options.onChange();
  }
}
