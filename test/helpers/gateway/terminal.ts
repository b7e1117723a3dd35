import { spawn } from '@lydell/node-pty';

/** A command in a real terminal, as a person would run it. */
export interface TestTerminal {
  send(text: string): void;
  resize(columns: number, rows: number): void;
  /** Waits until the text has been shown. */
  shows(text: string): Promise<void>;
  text(): string;
  /** Waits for the end and gives the exit status. */
  ended(): Promise<number>;
  kill(): void;
}

export function openTerminal(
  command: readonly string[],
  options: { readonly columns: number; readonly rows: number; readonly before?: string },
): TestTerminal {
  const quoted = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const script = `${options.before ?? 'true'}; exec ${quoted}`;
  const pty = spawn('/bin/sh', ['-c', script], {
    name: 'xterm-256color',
    cols: options.columns,
    rows: options.rows,
  });
  let text = '';
  const watchers = new Set<() => void>();
  pty.onData((data) => {
    text += data;
    for (const watcher of [...watchers]) watcher();
  });
  const exit = new Promise<number>((resolve) => pty.onExit(({ exitCode }) => resolve(exitCode)));
  const shows = (wanted: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!text.includes(wanted)) return;
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      void exit.then(() => reject(new Error(`It ended without showing "${wanted}":\n${text}`)));
      look();
    });
  return {
    send(input) {
      pty.write(input);
    },
    resize: (columns, rows) => pty.resize(columns, rows),
    shows,
    text: () => text,
    ended: () => exit,
    kill: () => pty.kill(),
  };
}
