import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';
import { createLedger, type Ledger } from '../audit/ledger';
import type { LiveAuthorities } from '../authority/authorities';
import {
  addAuditAuthority,
  createAuthorities,
  loadAuthorities,
} from '../authority/open-authorities';
import type { KeyWrapper } from '../authority/key-wrapper';
import type { ClusterIdentity } from '../backend';
import type { StartInput } from '../protocol';
import { lockFolder } from '../store/folder-lock';
import { openSqliteRepository } from '../store/sqlite/repository';
import { hasAuditKey } from './audit-key';
import { identityFor } from './create-cluster';
import type { Undo } from './undo';

const identitySchema = z.strictObject({ id: z.uuid(), name: z.string(), demo: z.boolean() });

export interface OpenStore {
  readonly ledger: Ledger;
  readonly cluster: ClusterIdentity;
  readonly authorities: LiveAuthorities;
  /** Whether the store is still to be filled. */
  readonly isNew: boolean;
}

/**
 * Takes a data folder for this process and opens what is in it, or lays the ground for a new cluster.
 *
 * @throws ExpectedError `not_found` when there is no cluster and none is to be created, `conflict` when there is
 * another one or it is running already, `store_unusable`
 */
export async function openStore(options: {
  readonly dataDir: string;
  readonly create: StartInput['create'];
  readonly wrapper: KeyWrapper | null;
  readonly now: () => number;
  readonly onBug: (error: unknown) => void;
  readonly undo: Undo;
}): Promise<OpenStore> {
  const { dataDir, create, wrapper, now, onBug, undo } = options;
  const path = join(dataDir, 'cluster.db');
  if (!create && !existsSync(path)) throw noCluster(dataDir);
  const wanted = create && identityFor(create);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  chmodSync(dataDir, 0o700);
  undo.push(lockFolder(dataDir));
  const repository = openSqliteRepository(path);
  undo.push(() => repository.close());
  const ledger = await createLedger({ repository, now, onBug });
  undo.push(() => ledger.settled());
  const folder = join(dataDir, 'authorities');
  const stored = ledger.state.settings.get('cluster');
  if (stored === undefined) {
    if (!wanted) throw noCluster(dataDir);
    // Left by a creation that was cut off before anything was issued or shown to anybody.
    for (const left of ['authorities', 'host-keys', 'demo-passwords.json', 'proxy-host-key.json'])
      rmSync(join(dataDir, left), { recursive: true, force: true });
    const clusterName = wanted.name;
    const authorities = await createAuthorities({ folder, clusterName, wrapper, now: now() });
    return { ledger, cluster: wanted, authorities, isNew: true };
  }
  const cluster = identitySchema.parse(stored);
  if (wanted && (wanted.demo !== cluster.demo || wanted.name !== cluster.name))
    throw new ExpectedError(
      'conflict',
      `${dataDir} holds the cluster ${cluster.name} already. Open that one, or choose another folder.`,
    );
  // Made once: a key that was there and is gone is not replaced, or nobody would notice that heads are of another.
  if (!hasAuditKey(ledger)) addAuditAuthority(folder, wrapper, now());
  return { ledger, cluster, authorities: loadAuthorities({ folder, wrapper }), isNew: false };
}

function noCluster(dataDir: string): ExpectedError {
  return new ExpectedError(
    'not_found',
    `There is no cluster in ${dataDir}. Create one, or restore the folder from a backup.`,
  );
}
