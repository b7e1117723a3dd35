import { Scrollback } from './scrollback';
import { TerminalPump, type TerminalPort } from './terminal-pump';

export interface Source {
  pause(): void;
  resume(): void;
}

/**
 * What a session prints: kept, and shown by the window that is attached. One that keeps up slowly makes the source
 * rest; without a window the source runs on, and the oldest output is given up.
 */
export class SessionTerminal {
  readonly #source: Source;
  readonly #onMessage: (message: unknown) => void;
  readonly #scrollback: Scrollback;
  #window: { readonly port: TerminalPort; readonly pump: TerminalPump } | null = null;

  /** @param onMessage hears the window that is attached, and no other */
  constructor(
    source: Source,
    onMessage: (message: unknown) => void,
    scrollback = new Scrollback(),
  ) {
    this.#source = source;
    this.#onMessage = onMessage;
    this.#scrollback = scrollback;
  }

  /** Whether the source has to wait for the window. */
  get isResting(): boolean {
    return this.#window?.pump.isResting ?? false;
  }

  /**
   * Shows on this port what was and will be printed. Whichever window was attached before is let go.
   *
   * @param from how many of the session's bytes the window has; `null`: none
   */
  attach(port: TerminalPort, from: number | null): void {
    this.detach();
    const pump = new TerminalPump(port, this.#source);
    this.#window = { port, pump };
    port.onMessage((message) => {
      if (this.#window?.port === port) this.#onMessage(message);
    });
    port.onClose(() => {
      if (this.#window?.port === port) this.detach();
    });
    const { end } = this.#scrollback;
    const missing = from === null ? null : this.#scrollback.since(from);
    const { bytes, modes } = missing ? { bytes: missing, modes: '' } : this.#scrollback.whole();
    const reset = missing || end === 0 ? null : { modes };
    const history = bytes.length;
    port.post({ type: 'start', offset: end - history, history, reset });
    pump.push(bytes);
  }

  /** Lets the window go; the source runs on. */
  detach(): void {
    const window = this.#window;
    if (!window) return;
    this.#window = null;
    window.pump.stop();
    window.port.close();
    if (window.pump.isResting) this.#source.resume();
  }

  print(bytes: Buffer): void {
    this.#scrollback.append(bytes);
    this.#window?.pump.push(bytes);
  }

  /** Brings the screen back to how a shell finds it: whatever ran may have left it otherwise. */
  tidy(): void {
    this.print(Buffer.from(this.#scrollback.modes.leave(), 'latin1'));
  }

  acknowledge(bytes: number): void {
    this.#window?.pump.acknowledge(bytes);
  }

  /** Sends now what waits for the end of the turn. */
  flush(): void {
    this.#window?.pump.flush();
  }
}
