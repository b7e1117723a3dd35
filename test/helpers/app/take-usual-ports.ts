import { createServer, type Server } from 'node:net';
import { preferredPorts } from '#main/cluster/start/ports';

/**
 * Holds the ports that a new cluster prefers, so that each test's cluster takes free ones: then an app that is
 * started again finds its own, whatever else runs on this computer.
 *
 * @returns what gives them back
 */
// Playwright takes a default export alone.
// oxlint-disable-next-line import/no-default-export
export default async function takeUsualPorts(): Promise<() => Promise<void>> {
  const servers = await Promise.all(Object.values(preferredPorts).map(hold));
  return async () => {
    await Promise.all(servers.filter((server) => server !== null).map(closed));
  };
}

/** `null` when something holds the port already, which does as well. */
function hold(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
