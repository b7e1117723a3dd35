import { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';

/** Where a cluster listens; remembered in its store. */
export const portsSchema = z.strictObject({
  api: z.int().min(1).max(65_535),
  proxy: z.int().min(1).max(65_535),
});
export type Ports = z.infer<typeof portsSchema>;

/** Taken by a new cluster while they are free. */
export const preferredPorts: Ports = { api: 7443, proxy: 7422 };

/**
 * Listens on a port, or on a free one when it is taken and that is fine.
 *
 * @param listen rejects with the system's error, such as EADDRINUSE
 * @throws ExpectedError `conflict` when the port is taken and must be this one
 */
export async function listenOn<T>(
  port: number,
  orAnother: boolean,
  listen: (port: number) => Promise<T>,
): Promise<T> {
  try {
    return await listen(port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    if (orAnother) return listen(0);
    const why =
      code === 'EADDRINUSE' ? 'is in use by another program' : 'may not be used by this account';
    throw new ExpectedError(
      'conflict',
      `Port ${port} ${why}, so the cluster was not started. End that program and try again, or start the ` +
        'cluster on other ports: people who joined it then need the new address.',
      { cause: error },
    );
  }
}
