import type { TerminalFromWindow, TerminalToWindow } from '#shared/ipc/terminal';
import type { TerminalPort } from '#main/client/session/terminal-pump';

/** The client's end of a terminal's port, with the window's end in a test's hands. */
export interface TestPort extends TerminalPort {
  /** What the port began with. */
  started(): Extract<TerminalToWindow, { type: 'start' }> | null;
  /** Everything that was shown so far. */
  text(): string;
  received(): number;
  /** Waits until the text was shown. */
  shows(text: string): Promise<void>;
  isClosed(): boolean;
  send(message: TerminalFromWindow | { readonly type: 'nonsense' }): void;
  /** The window goes away. */
  leave(): void;
}

/** @param acknowledge whether the window acknowledges what it gets, as the real one does */
export function createTestPort(options: { readonly acknowledge: boolean }): TestPort {
  const chunks: Buffer[] = [];
  const listeners: ((message: unknown) => void)[] = [];
  const closers: (() => void)[] = [];
  const watchers = new Set<() => void>();
  let start: ReturnType<TestPort['started']> = null;
  let isClosed = false;
  const port: TestPort = {
    post(message) {
      if (isClosed) throw new Error('This port is closed');
      if (message.type === 'start') start = message;
      else {
        chunks.push(Buffer.from(message.bytes));
        const bytes = message.bytes.length;
        if (options.acknowledge) setImmediate(() => port.send({ type: 'acknowledge', bytes }));
      }
      for (const watcher of watchers) watcher();
    },
    onMessage: (listener) => listeners.push(listener),
    onClose: (listener) => closers.push(listener),
    close: () => {
      isClosed = true;
    },
    started: () => start,
    text: () => Buffer.concat(chunks).toString('utf8'),
    received: () => chunks.reduce((sum, { length }) => sum + length, 0),
    shows: (text) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!port.text().includes(text)) return;
          watchers.delete(check);
          resolve();
        };
        watchers.add(check);
        check();
      }),
    isClosed: () => isClosed,
    send: (message) => listeners.forEach((listener) => listener(message)),
    leave: () => closers.forEach((closer) => closer()),
  };
  return port;
}
