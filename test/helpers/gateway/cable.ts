import { connect, createServer, type Socket } from 'node:net';
import { listen } from '#main/ssh/listen';

/** A TCP connection's way through a test, which can be cut, or go dead with both ends still up. */
export interface Cable {
  readonly port: number;
  /** Ends everything on it at once, by reset. */
  cut(): void;
  /** From now on nothing comes through, and neither end is told. */
  goDead(): void;
  close(): Promise<void>;
}

/**
 * @param to the port on loopback that it leads to
 * @param from where it begins; any free port of 127.0.0.1 when left out
 */
export async function layCable(
  to: number,
  from: { readonly host: string; readonly port: number } = { host: '127.0.0.1', port: 0 },
): Promise<Cable> {
  const sockets = new Set<Socket>();
  let dead = false;
  const join = (near: Socket, other: Socket): void => {
    sockets.add(near);
    near.on('error', () => undefined);
    near.on('data', (chunk) => {
      if (dead) return;
      if (!other.write(chunk)) near.pause();
    });
    other.on('drain', () => near.resume());
    near.on('close', () => {
      sockets.delete(near);
      if (!dead) other.destroy();
    });
  };
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ host: '127.0.0.1', port: to, noDelay: true });
    join(near, far);
    join(far, near);
  });
  const port = await listen(server, from);
  const cut = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port,
    cut,
    goDead: () => void (dead = true),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
