import { hostname } from 'node:os';
import { ExpectedError, type ApiError } from '#shared/api/errors';
import type { Closable } from '#shared/lib/closable';
import { startExpiry } from './access/expiry';
import { reconcile } from './administration/authorities/recorded';
import { startRotationClock } from './administration/authorities/clock';
import type { KeyWrapper } from './authority/key-wrapper';
import type { RecordingDisk } from './recordings/recording-disk';
import type { StartInput, StartOutput } from './protocol';
import type { BuiltInNodeOptions } from './start/built-in-nodes';
import { fillNewCluster } from './start/create-cluster';
import { rememberAuditKey } from './start/audit-key';
import { reopenBuiltInNodes, shownDemoUsers } from './start/demo';
import { startListeners } from './start/listeners';
import { prepareBackend } from './start/make-backend';
import { openRecordings } from './start/recordings';
import { openStore } from './start/open-store';
import { rereadRoles } from './start/reread-roles';
import { preferredPorts } from './start/ports';
import { createUndo, type Undo } from './start/undo';

export interface ClusterOptions {
  /** Holds everything the cluster keeps; made with mode 0700. */
  readonly dataDir: string;
  /** What to create where the folder holds no cluster yet. */
  readonly create: StartInput['create'];
  /** Encrypts what is secret on the disk; `null` where there is no keychain. */
  readonly wrapper: KeyWrapper | null;
  /** Take free ports where the remembered ones are taken, and remember those. */
  readonly otherPorts?: boolean;
  /** What a new cluster listens on while it is free; 0 takes free ones. */
  readonly preferred?: { readonly api: number; readonly proxy: number };
  /** The address to listen on; loopback unless a team shares the cluster. */
  readonly host?: string;
  /** Where recordings are written; another one in tests of full disks. */
  readonly disk?: RecordingDisk;
  readonly now?: () => number;
  /** Told when a part stops working while running. */
  readonly onFailed?: (error: ApiError) => void;
  /** Told of what should not happen; never shown to callers. */
  readonly onBug?: (error: unknown) => void;
  /** Sentences for the log, without secrets. */
  readonly log?: (message: string) => void;
}

export interface Cluster extends Closable {
  readonly info: StartOutput;
  /** Writes down what has run out by the clock, at once instead of at the next turn of the timer. */
  checkExpiry(): Promise<void>;
  /** Takes the steps of rotations that are due, likewise. */
  checkRotation(): Promise<void>;
}

/**
 * Starts a cluster: its store, authorities, API, gateway and, in the demo, its nodes. The same call serves the app,
 * tests and a headless server.
 *
 * @throws ExpectedError `not_found`, `conflict`, `store_unusable` or `invalid_input`, with nothing left running
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const undo = createUndo();
  try {
    const started = await start(options, undo);
    return { ...started, close: () => undo.run() };
  } catch (error) {
    await undo.run().catch(options.onBug ?? (() => undefined));
    throw error;
  }
}

async function start(options: ClusterOptions, undo: Undo): Promise<Omit<Cluster, 'close'>> {
  const {
    dataDir,
    create,
    wrapper,
    host = '127.0.0.1',
    now = Date.now,
    log = () => undefined,
  } = options;
  const onBug = bugListener(options);
  const store = await openStore({ dataDir, create, wrapper, now, onBug, undo });
  const { ledger, cluster, authorities } = store;
  const nodeOptions: BuiltInNodeOptions = { dataDir, wrapper, authorities, now, log, undo };
  const nodes =
    store.isNew && create
      ? await fillNewCluster(ledger, cluster, create, nodeOptions)
      : await reopenBuiltInNodes(ledger, nodeOptions);
  if (!store.isNew) await rereadRoles(ledger);
  await rememberAuditKey(ledger, authorities, cluster);
  await reconcile(ledger, (name) => authorities.ring(name));
  const { disk } = options;
  const recordingOptions = { dataDir, wrapper, ledger, now, onBug, log, disk, undo };
  const recorded = await openRecordings(recordingOptions);
  const makeBackend = await prepareBackend(store, { now, onBug, ...recorded });
  const { backend, ports } = await startListeners(makeBackend, {
    dataDir,
    wrapper,
    host,
    preferred: options.preferred ?? preferredPorts,
    otherPorts: options.otherPorts ?? false,
    onBug,
    log,
    undo,
  });
  const expiry = startExpiry({ ledger, now, onBug });
  undo.push(() => expiry.close());
  const clock = startRotationClock({ rotation: backend.rotation, onBug });
  undo.push(() => clock.close());
  const told = addressOf(host);
  return {
    checkExpiry: () => expiry.check(),
    checkRotation: () => backend.rotation.check(),
    info: {
      name: cluster.name,
      demo: cluster.demo,
      apiAddress: `${told}:${ports.api}`,
      proxyAddress: `${told}:${ports.proxy}`,
      pin: backend.pin(),
      warnings: [...(wrapper ? [] : [keysUnencrypted(dataDir)]), ...(nodes ? [nodes.notice] : [])],
      demoUsers: cluster.demo ? shownDemoUsers(ledger, { dataDir, wrapper }) : [],
    },
  };
}

/** A store that fails while running is told to main as such; everything else is a bug for the log. */
function bugListener({ onBug = () => undefined, onFailed }: ClusterOptions) {
  return (error: unknown): void => {
    if (error instanceof ExpectedError && error.code === 'store_unusable')
      onFailed?.(error.toApiError());
    else onBug(error);
  };
}

function addressOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return hostname();
  return host.includes(':') ? `[${host}]` : host;
}

function keysUnencrypted(dataDir: string): string {
  return (
    `This computer has no keychain that Daypass can use, so the cluster's keys lie unencrypted in ${dataDir}, ` +
    'readable by your account alone.'
  );
}
