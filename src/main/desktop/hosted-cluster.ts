import type { MessagePortMain } from 'electron';
import { ExpectedError, apiErrorSchema, type ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { HostedCluster } from '#shared/ipc/app-state';
import type { StartInput, StartOutput } from '../cluster/protocol';
import type { StateStore } from './app-state';
import type { RememberedCluster } from './preferences-table';
import { createDeferred } from './deferred';
import { remoteCluster } from './remote';
import { supervise, type ProcessLink, type Supervised } from './supervisor';

export interface ClusterHost {
  /**
   * Starts the cluster's process with it; the state shows `starting`, then `running` or `failed`. Where none runs,
   * the new process is on its way when this returns.
   */
  start(
    cluster: RememberedCluster,
    how: Pick<StartInput, 'create' | 'otherPorts'>,
  ): Promise<StartOutput>;
  stop(deadlineMs: number): Promise<void>;
}

export interface ClusterHostOptions {
  readonly launch: (
    onEvent: (topic: string, payload: unknown) => void,
  ) => ProcessLink<MessagePortMain>;
  readonly state: StateStore;
  readonly dataDir: (cluster: RememberedCluster) => string;
  /** `null` where the cluster has none; rejects when it has one that cannot be had now. */
  readonly masterKey: (dataDir: string) => Promise<string | null>;
  readonly onBug: (error: unknown) => void;
  readonly delay: (ms: number) => Promise<void>;
  readonly now: () => number;
}

/** Runs the cluster that this computer hosts. A crash restarts it the way it was started. */
export function hostCluster(options: ClusterHostOptions): ClusterHost {
  const { state, dataDir, masterKey } = options;
  let process: Supervised<MessagePortMain> | null = null;

  async function stop(deadlineMs: number): Promise<void> {
    const old = process;
    process = null;
    await old?.stop(deadlineMs);
  }

  return {
    stop,
    async start(cluster, how) {
      if (process) await stop(10_000);
      state.update({ hosted: starting(cluster) });
      const folder = dataDir(cluster);
      // The process comes up while the keychain is asked.
      const input = masterKey(folder).then((key) => ({ dataDir: folder, masterKey: key, ...how }));
      const run = runCluster(cluster, input, options);
      process = run.process;
      return run.started;
    },
  };
}

/** One supervised process. The first start answers the caller; a later one, after a crash, only shows. */
function runCluster(
  cluster: RememberedCluster,
  first: Promise<StartInput>,
  options: ClusterHostOptions,
): { readonly process: Supervised<MessagePortMain>; readonly started: Promise<StartOutput> } {
  const { launch, state, onBug, delay, now } = options;
  let input = first;
  const started = createDeferred<StartOutput>();
  const fail = (error: ApiError) => state.update({ hosted: failed(cluster, error) });

  const process = supervise<MessagePortMain>({
    launch: () =>
      launch((topic, payload) => {
        const parsed = topic === 'failed' ? apiErrorSchema.safeParse(payload) : null;
        if (parsed?.success) fail(parsed.data);
      }),
    onUp: async (link) => {
      try {
        const service = remoteCluster((name, given) => link.rpc.call(name, given));
        const output = await service.start(await input);
        // It exists and has its ports now: a restart only opens it.
        input = input.then((was) => ({ ...was, create: null, otherPorts: false }));
        state.update({ hosted: running(output) });
        started.resolve(output);
      } catch (error) {
        // A process that is gone is `onDown`'s to tell.
        if (!link.isRunning()) return;
        fail(toApiError(error, onBug));
        started.reject(error);
      }
    },
    onDown: (reason, restarting) => {
      if (restarting) return state.update({ hosted: starting(cluster) });
      const message = t('desktop.cluster.keepsStopping', { why: reason });
      const error = new ExpectedError('internal', message);
      fail(error.toApiError());
      started.reject(error);
    },
    delay,
    now,
  });
  return { process, started: started.promise };
}

function toApiError(error: unknown, onBug: (error: unknown) => void): ApiError {
  if (error instanceof ExpectedError) return error.toApiError();
  onBug(error);
  return new ExpectedError('internal', t('desktop.cluster.couldNotStart')).toApiError();
}

function starting({ name, demo }: RememberedCluster): HostedCluster {
  return {
    state: 'starting',
    name,
    demo,
    apiAddress: '',
    proxyAddress: '',
    pin: '',
    error: null,
    warnings: [],
    demoUsers: [],
  };
}

function failed(cluster: RememberedCluster, error: ApiError): HostedCluster {
  return { ...starting(cluster), state: 'failed', error };
}

function running(output: StartOutput): HostedCluster {
  const { name, demo, apiAddress, proxyAddress, pin, warnings, demoUsers } = output;
  return {
    state: 'running',
    name,
    demo,
    apiAddress,
    proxyAddress,
    pin,
    error: null,
    warnings: [...warnings],
    demoUsers: demoUsers.map((user) => ({ ...user, roles: [...user.roles] })),
  };
}
