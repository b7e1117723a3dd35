import { setTimeout as delay } from 'node:timers/promises';
import { app } from 'electron';
import type { ClusterEvent } from '#shared/api/events';
import { clusterFolder, codeCacheFolder } from './app-folders';
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
  files: { readonly utility: string; readonly client: string; readonly cluster: string },
  onClusterEvent: (profileId: string, event: ClusterEvent) => void,
): Processes {
  const own = { launcher: files.utility, codeCache: codeCacheFolder(app, userData), log };
  const shared = { state, onBug, delay: (ms: number) => delay(ms), now: Date.now };
  const clients = hostClient({
    ...shared,
    preferences,
    onClusterEvent,
    launch: (onEvent) =>
      forkUtility({ ...own, entry: files.client, name: 'Daypass client', onEvent }),
  });
  const clusters = hostCluster({
    ...shared,
    dataDir: ({ folder }) => clusterFolder(userData, folder),
    masterKey: (folder) => masterKeyFor(folder, systemKeychain),
    launch: (onEvent) =>
      forkUtility({ ...own, entry: files.cluster, name: 'Daypass cluster', onEvent }),
  });
  return {
    clients,
    clusters,
    stop: async () => {
      await Promise.all([clients.stop(deadlineMs), clusters.stop(deadlineMs)]);
    },
  };
}
