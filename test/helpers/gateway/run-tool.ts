import { spawn } from 'node:child_process';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { collect, type SshResult } from './stock-ssh';

/** Runs a command of the system to its end. */
export async function runTool(
  words: readonly string[],
  more: { readonly input?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<SshResult> {
  const [file = '', ...args] = words;
  const child = spawn(file, args, { env: { ...process.env, ...more.environment } });
  child.stdin.on('error', () => undefined);
  child.stdin.end(more.input ?? '');
  return await collect(child);
}

/** Runs a command whose output goes into another one, and waits for the end of both. */
export function runPiped(words: readonly string[], into: string): Promise<SshResult> {
  return runTool(['sh', '-c', `"$@" | ${into}`, 'sh', ...words]);
}

/** A service on loopback, to be reached by a forward. */
export interface TestService {
  readonly port: number;
  close(): void;
}

/** @param path a socket of the file system instead of a port */
export async function startService(
  serve: (socket: Socket) => void,
  path?: string,
): Promise<TestService> {
  const sockets = new Set<Socket>();
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    serve(socket);
  });
  await new Promise<void>((resolve) => {
    if (path === undefined) server.listen(0, '127.0.0.1', resolve);
    else server.listen(path, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Sends what is given to a port or a socket, ends its side, and gives all that comes back. */
export function exchange(to: number | string, input: Buffer | string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const where = typeof to === 'string' ? { path: to } : { host: '127.0.0.1', port: to };
    const socket = connect({ ...where, allowHalfOpen: true });
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.on('error', reject);
    socket.on('end', () => resolve(Buffer.concat(parts)));
    socket.end(input);
  });
}
