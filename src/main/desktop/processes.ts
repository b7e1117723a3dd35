import { setTimeout as delay } from 'node:timers/promises';
import type { ClusterEvent } from '#shared/api/events';
import { clusterFolder } from './app-folders';
import type { Base } from './base';
import { hostClient, type ClientHost } from './client-host';
import { hostCluster, type ClusterHost } from './hosted-cluster';
import { masterKeyFor } from './keychain';
import { systemKeychain } from './safe-storage';
import { forkUtility } from './utility-process';

export interface Processes {
  readonly clients: ClientHost;
  readonly clusters: ClusterHost;
  /** Ends both, by force where they do not end themselves. */
  stop(): Promise<void>;
}

const deadlineMs = 5_000;

/** Starts the client's process, and prepares the one that a hosted cluster runs in. */
export function startProcesses(
  { userData, log, onBug, preferences, state }: Base,
  files: { readonly client: string; readonly cluster: string },
  onClusterEvent: (profileId: string, event: ClusterEvent) => void,
): Processes {
  const shared = { state, onBug, delay: (ms: number) => delay(ms), now: Date.now };
  const clients = hostClient({
    ...shared,
    preferences,
    onClusterEvent,
    launch: (onEvent) => forkUtility({ entry: files.client, name: 'Daypass client', log, onEvent }),
  });
  const clusters = hostCluster({
    ...shared,
    dataDir: ({ folder }) => clusterFolder(userData, folder),
    masterKey: (folder) => masterKeyFor(folder, systemKeychain),
    launch: (onEvent) =>
      forkUtility({ entry: files.cluster, name: 'Daypass cluster', log, onEvent }),
  });
  return {
    clients,
    clusters,
    stop: async () => {
      await Promise.all([clients.stop(deadlineMs), clusters.stop(deadlineMs)]);
    },
  };
}
