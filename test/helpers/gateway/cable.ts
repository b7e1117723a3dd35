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

/** @param to the port on loopback that it leads to */
export async function layCable(to: number): Promise<Cable> {
  const sockets = new Set<Socket>();
  let dead = false;
  const join = (from: Socket, other: Socket): void => {
    sockets.add(from);
    from.on('error', () => undefined);
    from.on('data', (chunk) => {
      if (dead) return;
      if (!other.write(chunk)) from.pause();
    });
    other.on('drain', () => from.resume());
    from.on('close', () => {
      sockets.delete(from);
      if (!dead) other.destroy();
    });
  };
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ host: '127.0.0.1', port: to, noDelay: true });
    join(near, far);
    join(far, near);
  });
  const port = await listen(server, { host: '127.0.0.1', port: 0 });
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
