import type { TerminalToWindow } from '#shared/ipc/terminal';
import type { TerminalPort } from '../bridge/bridge';

/** Where a terminal's bytes are shown. `done` is called once they are on the screen. */
export interface TerminalSink {
  write(bytes: Uint8Array, done: () => void): void;
  /** Clears all that was printed, and takes over the modes that these control sequences set. */
  reset(modes: string): void;
}

/**
 * Joins a session's port to the screen that shows it. Bytes that come before there is a screen are kept (the
 * sender's window bounds them), and each byte is acknowledged only once it was written, so that a fast server
 * waits for the screen. A session whose port was let go gets a new one on the same link and keeps the scrollback.
 */
export interface TerminalLink {
  connect(port: TerminalPort): void;
  /** Lets the port go: the session runs on, and its output waits where it runs. */
  disconnect(): void;
  isConnected(): boolean;
  /** How many of the session's bytes came here; `null` before the first port. */
  received(): number | null;
  show(sink: TerminalSink): void;
  type(text: string): void;
  resize(columns: number, rows: number): void;
  /** The last size told, for opening the next session at the right size. */
  size(): { readonly columns: number; readonly rows: number };
  /** Called once the tab is gone and nothing is shown any more. */
  onClosed(listener: () => void): void;
  close(): void;
}

const firstSize = { columns: 80, rows: 24 };

export function createTerminalLink(): TerminalLink {
  const closed: (() => void)[] = [];
  let port: TerminalPort | null = null;
  let size: { columns: number; rows: number } | null = null;
  let received: number | null = null;
  /** So many bytes still have to be written that were printed before the port was there. */
  let history = 0;
  const screen = createScreenQueue();

  const write = (from: TerminalPort, bytes: Uint8Array) => {
    const { byteLength } = bytes;
    received = (received ?? 0) + byteLength;
    screen.do((sink) =>
      sink.write(bytes, () => {
        if (from === port) history = Math.max(0, history - byteLength);
        from.send({ type: 'acknowledge', bytes: byteLength });
      }),
    );
  };
  const receive = (from: TerminalPort, message: TerminalToWindow) => {
    // What an earlier port still brings, the next one brings as well.
    if (from !== port) return;
    if (message.type === 'data') return write(from, message.bytes);
    const { offset, reset } = message;
    received = offset;
    history = message.history;
    if (reset) screen.do((sink) => sink.reset(reset.modes));
  };

  return {
    connect(next) {
      port?.close();
      port = next;
      next.onMessage((message) => receive(next, message));
      if (size) next.send({ type: 'resize', ...size });
    },
    disconnect() {
      port?.close();
      port = null;
    },
    isConnected: () => port !== null,
    received: () => received,
    show: screen.show,
    type(text) {
      // The terminal answers questions in what it is shown. Those of earlier were asked, and answered, earlier.
      if (history === 0) port?.send({ type: 'input', text });
    },
    resize(columns, rows) {
      if (size?.columns === columns && size.rows === rows) return;
      size = { columns, rows };
      port?.send({ type: 'resize', columns, rows });
    },
    size: () => size ?? firstSize,
    onClosed: (listener) => void closed.push(listener),
    close() {
      port?.close();
      port = null;
      screen.forget();
      for (const listener of closed.splice(0)) listener();
    },
  };
}

/** Does things with the screen once there is one, in order. */
function createScreenQueue() {
  let sink: TerminalSink | null = null;
  let waiting: ((sink: TerminalSink) => void)[] = [];
  return {
    do(work: (sink: TerminalSink) => void): void {
      if (sink) work(sink);
      else waiting.push(work);
    },
    show(next: TerminalSink): void {
      sink = next;
      const early = waiting;
      waiting = [];
      for (const work of early) work(next);
    },
    forget: () => void (waiting = []),
  };
}
