import type { TerminalToWindow } from '#shared/ipc/terminal';
import type { TerminalPort } from '../bridge/bridge';

/** Where a terminal's bytes are shown. `done` is called once they are on the screen. */
export interface TerminalSink {
  write(bytes: Uint8Array, done: () => void): void;
}

/**
 * Joins a session's port to the screen that shows it. Bytes that come before there is a screen are kept (the
 * sender's window bounds them), and each byte is acknowledged only once it was written, so that a fast server
 * waits for the screen. A reconnected session gets a new port on the same link and keeps the scrollback.
 */
export interface TerminalLink {
  connect(port: TerminalPort): void;
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
  let sink: TerminalSink | null = null;
  let size: { columns: number; rows: number } | null = null;
  let waiting: { from: TerminalPort; bytes: Uint8Array }[] = [];

  const write = (from: TerminalPort, bytes: Uint8Array) => {
    if (!sink) {
      waiting.push({ from, bytes });
      return;
    }
    const { byteLength } = bytes;
    sink.write(bytes, () => from.send({ type: 'acknowledge', bytes: byteLength }));
  };
  const receive = (from: TerminalPort, message: TerminalToWindow) => {
    if (message.type === 'data') write(from, message.bytes);
    // Why it ended stands in the session's state, which main pushes.
    else if (from === port) port = null;
  };

  return {
    connect(next) {
      port?.close();
      port = next;
      next.onMessage((message) => receive(next, message));
      if (size) next.send({ type: 'resize', ...size });
    },
    show(next) {
      sink = next;
      const early = waiting;
      waiting = [];
      for (const { from, bytes } of early) write(from, bytes);
    },
    type(text) {
      port?.send({ type: 'input', text });
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
      waiting = [];
      for (const listener of closed.splice(0)) listener();
    },
  };
}
