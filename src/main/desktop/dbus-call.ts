import { execFile } from 'node:child_process';

/** One method call on the session bus, with string arguments. */
export interface DBusCall {
  readonly service: string;
  readonly path: string;
  readonly method: string;
  readonly arguments: readonly string[];
}

/** Answers with what the tool printed, or `null` when nothing answered in time. Never throws, never blocks. */
export type DBusCaller = (call: DBusCall) => Promise<string | null>;

const deadlineMs = 2_000;

/** The command lines that make the call, best first: GLib's tool, systemd's, D-Bus's own. */
export function dbusCommandLines(
  call: DBusCall,
): readonly { readonly file: string; readonly args: readonly string[] }[] {
  const { service, path, method, arguments: strings } = call;
  const dot = method.lastIndexOf('.');
  const quoted = strings.map((text) => JSON.stringify(text));
  const typed = strings.map((text) => `string:${text}`);
  const signature = strings.length === 0 ? [] : ['s'.repeat(strings.length)];
  return [
    {
      file: 'gdbus',
      args: `call --session --timeout 2 --dest ${service} --object-path ${path} --method ${method}`
        .split(' ')
        .concat(quoted),
    },
    {
      file: 'busctl',
      args: `--user --timeout=2 call ${service} ${path} ${method.slice(0, dot)} ${method.slice(dot + 1)}`
        .split(' ')
        .concat(signature, strings),
    },
    {
      file: 'dbus-send',
      args: `--session --print-reply=literal --reply-timeout=2000 --dest=${service} ${path} ${method}`
        .split(' ')
        .concat(typed),
    },
  ];
}

/**
 * Asks over the session bus with a short-lived helper process that is ended at the deadline, so that a service
 * which never answers cannot hold up the app. Only a missing tool makes it try the next one.
 */
export const callDBus: DBusCaller = async (call) => {
  for (const { file, args } of dbusCommandLines(call)) {
    const answer = await run(file, args);
    if (answer !== 'no such tool') return answer.output;
  }
  return null;
};

function run(
  file: string,
  args: readonly string[],
): Promise<'no such tool' | { readonly output: string | null }> {
  return new Promise((resolve) => {
    execFile(file, args, { timeout: deadlineMs, killSignal: 'SIGKILL' }, (error, stdout) => {
      if (error && 'code' in error && error.code === 'ENOENT') return resolve('no such tool');
      resolve({ output: error ? null : stdout });
    });
  });
}
