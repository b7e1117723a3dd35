import { scryptSync } from 'node:crypto';
import { join } from 'node:path';
import { planConfig } from '#main/cluster/administration/apply-config';
import { createLedger, type Ledger } from '#main/cluster/audit/ledger';
import { createKeyWrapper } from '#main/cluster/authority/key-wrapper';
import { loadConfigFile } from '#main/cluster/policy/role-file';
import { startCluster } from '#main/cluster/start';
import { openSqliteRepository } from '#main/cluster/store/sqlite/repository';

/** What a cluster is filled with before a process of its own takes its folder. */
export interface Filling {
  readonly dataDir: string;
  readonly masterKey: Buffer;
  /** Roles, people and machines, as YAML documents. */
  readonly yaml: string;
  /** Everybody's, hashed cheaply: signing in is not what these clusters are for. */
  readonly password: string;
  /** Writes whatever else is to be there. */
  readonly more?: (ledger: Ledger) => Promise<void>;
}

/**
 * Creates a cluster in a folder and fills it.
 *
 * @returns the machines' resource ids, by name
 */
export async function fillFolder(filling: Filling): Promise<ReadonlyMap<string, string>> {
  const { dataDir, masterKey, password } = filling;
  const cluster = await startCluster({
    dataDir,
    create: { type: 'own', name: 'filled', user: 'owner', password },
    wrapper: createKeyWrapper(masterKey),
    preferred: { api: 0, proxy: 0 },
  });
  await cluster.close();
  const repository = openSqliteRepository(join(dataDir, 'cluster.db'));
  const onBug = (error: unknown): never => {
    throw error;
  };
  const ledger = await createLedger({ repository, now: Date.now, onBug });
  await writeConfig(ledger, filling);
  await filling.more?.(ledger);
  await repository.close();
  const nodes = [...ledger.state.nodes.values()];
  return new Map(nodes.map(({ resource }) => [resource.name, resource.id]));
}

async function writeConfig(ledger: Ledger, { yaml, password }: Filling): Promise<void> {
  const file = loadConfigFile(yaml, 'filling.yaml');
  const about = { file, fileName: 'filling.yaml', cluster: { name: 'filled' }, by: 'cluster' };
  await ledger.write((state, now) => planConfig(state, now, { ...about, builtIn: () => null }));
  const [cost, blockSize, parallelization] = [1_024, 8, 1];
  const salt = Buffer.alloc(16);
  const hash = scryptSync(password, salt, 32, { N: cost, r: blockSize }).toString('base64');
  await ledger.write((state) => ({
    writes: [...state.users.values()].map((user) => ({
      type: 'password',
      password: {
        ...{ user: user.id, hash, salt: salt.toString('base64') },
        ...{ cost, blockSize, parallelization },
      },
    })),
    audit: [{ type: 'setting.put', actor: 'cluster', data: { key: 'passwords' } }],
    result: undefined,
  }));
}
