import type { TerminalFromWindow, TerminalToWindow } from '#shared/ipc/terminal';
import type { TerminalPort } from '#main/client/session/terminal-pump';

/** The client's end of a terminal's port, with the window's end in a test's hands. */
export interface TestPort extends TerminalPort {
  /** Everything that was shown so far. */
  text(): string;
  received(): number;
  /** Waits until the text was shown. */
  shows(text: string): Promise<void>;
  /** Waits for the end. */
  ended(): Promise<Extract<TerminalToWindow, { type: 'end' }>>;
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
  let end: Extract<TerminalToWindow, { type: 'end' }> | null = null;
  const until = <T>(look: () => T | null): Promise<T> =>
    new Promise((resolve) => {
      const check = (): void => {
        const found = look();
        if (found === null) return;
        watchers.delete(check);
        resolve(found);
      };
      watchers.add(check);
      check();
    });
  const port: TestPort = {
    post(message) {
      if (message.type === 'end') end = message;
      else {
        chunks.push(Buffer.from(message.bytes));
        const bytes = message.bytes.length;
        if (options.acknowledge) setImmediate(() => port.send({ type: 'acknowledge', bytes }));
      }
      for (const watcher of watchers) watcher();
    },
    onMessage: (listener) => listeners.push(listener),
    onClose: (listener) => closers.push(listener),
    close: () => undefined,
    text: () => Buffer.concat(chunks).toString('utf8'),
    received: () => chunks.reduce((sum, { length }) => sum + length, 0),
    async shows(text) {
      await until(() => {
        if (port.text().includes(text)) return true;
        if (end) throw new Error(`It ended without showing "${text}": ${end.reason}`);
        return null;
      });
    },
    ended: () => until(() => end),
    send: (message) => listeners.forEach((listener) => listener(message)),
    leave: () => closers.forEach((closer) => closer()),
  };
  return port;
}
