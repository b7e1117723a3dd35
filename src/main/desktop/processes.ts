import { setTimeout as delay } from 'node:timers/promises';
import { app } from 'electron';
import type { ClusterEvent } from '#shared/api/events';
import type { StartOutput } from '../cluster/protocol';
import { clusterFolder, codeCacheFolder } from './app-folders';
import type { Base } from './base';
import { startHostedAgain } from './commands-cluster';
import { hostClient, type ClientHost } from './client-host';
import { hostCluster, type ClusterHost } from './hosted-cluster';
import { createDeferred } from './deferred';
import { masterKeyFor } from './keychain';
import { systemKeychain } from './safe-storage';
import { forkUtility } from './utility-process';

export interface Processes {
  readonly clients: ClientHost;
  readonly clusters: ClusterHost;
  /** What was hosted when the app last ran is on its way; `null` when nothing was. */
  readonly hostedAgain: Promise<StartOutput> | null;
  /** Ends both, by force where they do not end themselves. */
  stop(): Promise<void>;
}

const deadlineMs = 5_000;

/**
 * Starts the client's process, and before it, as it takes longer to be ready, that of a cluster hosted here: both at
 * once would only hold each other up, so the client's waits until the cluster's runs.
 */
export function startProcesses(
  { userData, log, onBug, preferences, state, sshInclude, fileBoard }: Base,
  files: { readonly utility: string; readonly client: string; readonly cluster: string },
  onClusterEvent: (profileId: string, event: ClusterEvent) => void,
): Processes {
  const own = { launcher: files.utility, codeCache: codeCacheFolder(app, userData), log };
  const shared = { state, onBug, delay: (ms: number) => delay(ms), now: Date.now };
  const clusterRuns = createDeferred<void>();
  const clusters = hostCluster({
    ...shared,
    dataDir: ({ folder }) => clusterFolder(userData, folder),
    masterKey: (folder) => masterKeyFor(folder, systemKeychain),
    launch: (onEvent) =>
      forkUtility({
        ...{ ...own, entry: files.cluster, name: 'Daypass cluster', onEvent },
        onRunning: () => clusterRuns.resolve(),
      }),
  });
  const hostedAgain = startHostedAgain({ clusters, preferences });
  const clients = hostClient({
    ...shared,
    preferences,
    after: hostedAgain ? clusterRuns.promise : undefined,
    fileBoard,
    onClusterEvent,
    launch: (onEvent) =>
      forkUtility({ ...own, entry: files.client, name: 'Daypass client', onEvent }),
  });
  return {
    clients,
    clusters,
    hostedAgain,
    stop: async () => {
      sshInclude.close();
      await Promise.all([clients.stop(deadlineMs), clusters.stop(deadlineMs)]);
      await preferences.settled();
    },
  };
}
