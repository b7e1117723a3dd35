import { plainText } from '#shared/lib/plain-text';
import type { RecordingMarker } from '#shared/model/recording';
import type { SessionDetails } from '../../proxy/gatekeeper';
import type { SessionTap } from '../../proxy/recording/session-tap';
import type { Terminal, TerminalSize } from '../../proxy/session-request';
import { EventLog } from './event-log';
import { shownSize } from './recording-events';
import { RecordingFile, type RecordingFileOptions } from './recording-file';

/** What happens in a session can be read, by those who watch it too, after so many milliseconds. */
const longestWait = 250;

const failedSentence =
  'The recording of this session could not be written, so the session has ended. The disk of the cluster may be ' +
  'full: tell an administrator.';

/** How a recording ended. */
export interface RecordingEnd {
  readonly reason: string;
  readonly exitCode: number | null;
  readonly bytes: number;
  readonly markers: readonly RecordingMarker[];
  /** `null` where the recording was not written to its end. */
  readonly sha256: string | null;
}

export interface SessionRecorderOptions extends Pick<
  RecordingFileOptions,
  'path' | 'key' | 'disk'
> {
  readonly session: SessionDetails;
  readonly terminal: Terminal;
  readonly hasInput: boolean;
  /** Whether the session ends when it cannot be recorded. */
  readonly isStrict: boolean;
  /** Told whenever there is more to be read. */
  readonly grown: () => void;
  /** Told of what went wrong. */
  readonly onFailure: (error: unknown) => void;
  /** Runs once, when nothing is written any more. */
  readonly over: (end: RecordingEnd) => void;
}

/** Records one session. Nothing that the session waits for takes longer than copying and encrypting. */
export class SessionRecorder implements SessionTap {
  readonly #options: SessionRecorderOptions;
  readonly #file: RecordingFile;
  readonly #log: EventLog;
  readonly #markers: RecordingMarker[] = [];
  readonly input: SessionTap['input'];
  #timer: NodeJS.Timeout | undefined;
  #hasFailed = false;
  #isOver = false;
  #tellRoom: () => void = () => undefined;
  #tellFailure: (sentence: string) => void = () => undefined;

  /** @throws where the file cannot be begun */
  constructor(options: SessionRecorderOptions) {
    this.#options = options;
    const { path, key, disk, session, terminal, hasInput } = options;
    this.#file = new RecordingFile({
      ...{ path, key, disk },
      written: options.grown,
      room: () => this.#tellRoom(),
      failed: (error) => this.fail(error),
    });
    this.#log = new EventLog({
      header: headerOf(session, terminal),
      clock: () => performance.now(),
      page: (events) => this.#file.append(events),
    });
    this.#mark(`Connected to ${session.nodeName} as ${session.login}`);
    this.input = hasInput ? (data) => this.#take(() => this.#log.input(data)) : null;
    this.#log.flush();
  }

  /** Bytes of what can be read. */
  get bytes(): number {
    return this.#file.readable;
  }

  output(data: Buffer): boolean {
    return this.#take(() => this.#log.output(data));
  }

  resize({ columns, rows }: TerminalSize): void {
    this.#take(() => this.#log.resize(columns, rows));
  }

  onRoom(listener: () => void): void {
    this.#tellRoom = listener;
  }

  onFailure(listener: (sentence: string) => void): void {
    if (this.#hasFailed && this.#options.isStrict) listener(failedSentence);
    else this.#tellFailure = listener;
  }

  ended(reason: string, exitCode: number | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    void this.#finish(plainText(reason), exitCode);
  }

  /** Nothing more is recorded. */
  fail(error: unknown): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    clearTimeout(this.#timer);
    this.#options.onFailure(error);
    if (this.#options.isStrict) this.#tellFailure(failedSentence);
    // Otherwise the session goes on, and nothing holds it back.
    else this.#tellRoom();
  }

  #take(note: () => void): boolean {
    if (this.#hasFailed || this.#isOver) return true;
    try {
      note();
    } catch (error) {
      this.fail(error);
      return true;
    }
    if (this.#log.waiting > 0)
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        if (!this.#hasFailed) this.#log.flush();
      }, longestWait);
    return !this.#file.isFull;
  }

  #mark(label: string): void {
    this.#markers.push({ at: this.#log.marker(label), label });
  }

  async #finish(reason: string, exitCode: number | null): Promise<void> {
    const sha256 = this.#hasFailed ? null : await this.#writeEnd(reason, exitCode);
    if (sha256 === null) await this.#file.abandon();
    const { bytes } = this;
    this.#options.over({ reason, exitCode, bytes, markers: this.#markers, sha256 });
  }

  async #writeEnd(reason: string, exitCode: number | null): Promise<string | null> {
    try {
      this.#mark(reason);
      this.#log.exit(exitCode);
      return await this.#file.end();
    } catch (error) {
      if (!this.#hasFailed) this.#options.onFailure(error);
      return null;
    }
  }
}

function headerOf(session: SessionDetails, terminal: Terminal) {
  const { login, nodeName, started, command } = session;
  return {
    ...shownSize(terminal),
    term: terminal.term,
    started,
    title: `${login} on ${nodeName}`,
    command,
  };
}
