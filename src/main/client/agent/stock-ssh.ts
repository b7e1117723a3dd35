import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProfileState } from '#shared/ipc/app-state';
import type { Closable } from '#shared/lib/closable';
import { knownHostsLine, knownHostsName } from '../../ssh/known-hosts';
import type { AgentIdentity } from './agent-protocol';
import { startAgent } from './agent-server';

/** Where a cluster's SSH gateway listens, and the host key by which it proves itself (a wire blob). */
export interface Gateway {
  readonly host: string;
  readonly port: number;
  readonly hostKey: Buffer;
}

/** What stock tools need to reach the gateway: an agent, and a known_hosts of our own. */
export interface StockSsh extends Closable {
  readonly state: NonNullable<ProfileState['stockSsh']>;
  /** Writes the known_hosts anew when the gateway moved. */
  moved(gateway: Gateway): Promise<StockSsh>;
}

/**
 * Opens a profile's agent and writes its known_hosts.
 *
 * @param folder one that only its owner can enter
 */
export async function openStockSsh(options: {
  readonly folder: string;
  readonly profileId: string;
  readonly gateway: Gateway;
  readonly identity: () => AgentIdentity;
}): Promise<StockSsh> {
  const { folder, profileId, gateway, identity } = options;
  const agentSocket = join(folder, `${profileId}.agent`);
  const knownHosts = join(folder, `${profileId}.known_hosts`);
  await writeKnownHosts(knownHosts, gateway);
  const agent = await startAgent(agentSocket, identity);
  const close = async (): Promise<void> => {
    await agent.close();
    await rm(knownHosts, { force: true });
  };
  const at = ({ host, port }: Gateway): StockSsh => ({
    state: { agentSocket, knownHosts, proxyHost: host, proxyPort: port },
    moved: async (to) => {
      await writeKnownHosts(knownHosts, to);
      return at(to);
    },
    close,
  });
  return at(gateway);
}

async function writeKnownHosts(path: string, gateway: Gateway): Promise<void> {
  const line = knownHostsLine([knownHostsName(gateway.host, gateway.port)], gateway.hostKey);
  // Removed first: the mode counts only for a new file, and a link left there must not be followed.
  await rm(path, { force: true });
  await writeFile(path, `${line}\n`, { mode: 0o600, flag: 'wx' });
}
