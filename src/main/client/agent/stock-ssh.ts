import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProfileState } from '#shared/ipc/app-state';
import type { Closable } from '#shared/lib/closable';
import { isClusterHost, knownHostsText, type HostTrust } from '../stock/host-trust';
import { writePrivateFile } from '../stock/private-file';
import { sshConfigText, stockNames } from '../stock/ssh-config';
import type { AgentIdentity } from './agent-protocol';
import { startAgent } from './agent-server';

/** Where a cluster's SSH gateway listens, and by what it proves itself. */
export interface Gateway {
  readonly host: string;
  readonly port: number;
  /** The gateway's own host key, a wire blob. */
  readonly hostKey: Buffer;
  /** The keys of the authority for host certificates, wire blobs: several while one takes the place of another. */
  readonly hostAuthorities: readonly Buffer[];
}

/** What stock tools need to reach the gateway: an agent, a known_hosts of our own, and an ssh_config. */
export interface StockSsh extends Closable {
  readonly state: NonNullable<ProfileState['stockSsh']>;
  /** Writes the files anew when the gateway moved, or proves itself by other keys. */
  moved(gateway: Gateway): Promise<StockSsh>;
}

export interface StockSshOptions {
  /** One that only its owner can enter. */
  readonly folder: string;
  readonly profileId: string;
  /** The cluster's name. */
  readonly cluster: string;
  readonly gateway: Gateway;
  /** Read for each question; `null` once nothing is to be offered any more. */
  readonly identity: () => Omit<AgentIdentity, 'isOurHost'> | null;
  readonly now: () => number;
}

/** Opens a profile's agent, and writes its known_hosts and its ssh_config. */
export async function openStockSsh(options: StockSshOptions): Promise<StockSsh> {
  const { folder, profileId, cluster, now } = options;
  const agentSocket = join(folder, `${profileId}.agent`);
  const knownHosts = join(folder, `${profileId}.known_hosts`);
  const config = join(folder, `${profileId}.config`);
  let gateway = options.gateway;
  // The agent first: files beside an agent that does not answer are taken for leftovers.
  const agent = await startAgent(agentSocket, () => {
    const identity = options.identity();
    const trust = trustIn(cluster, gateway);
    return identity && { ...identity, isOurHost: (key) => isClusterHost(key, trust, now()) };
  });
  const close = async (): Promise<void> => {
    await agent.close();
    await Promise.all([config, knownHosts].map((path) => rm(path, { force: true })));
  };
  const at = async (to: Gateway): Promise<StockSsh> => {
    gateway = to;
    const { host: proxyHost, port: proxyPort } = to;
    const paths = { agentSocket, knownHosts, proxyHost, proxyPort };
    await writePrivateFile(knownHosts, knownHostsText(trustIn(cluster, to)));
    await writePrivateFile(config, sshConfigText({ ...paths, cluster }));
    return { state: { ...paths, config, ...stockNames(cluster) }, moved: at, close };
  };
  try {
    return await at(gateway);
  } catch (error) {
    await close();
    throw error;
  }
}

function trustIn(cluster: string, gateway: Gateway): HostTrust {
  const { host, port, hostKey, hostAuthorities } = gateway;
  return { cluster, host, port, hostKeys: [hostKey], hostAuthorities };
}
