import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readdir } from 'node:fs/promises';
import type { Resource } from '#shared/model/resource';
import { createLedger } from '#main/cluster/audit/ledger';
import { openSqliteRepository } from '#main/cluster/store/sqlite/repository';
import type { Write } from '#main/cluster/store/repository';
import { launchApp, newUserData, type RunningApp } from '../../test/helpers/app/launch';
import { screensOf } from '../../test/helpers/app/screens';
import type { DesktopSession } from '../../test/helpers/desktop/desktop-session';
import { resourceAt, resourceCount } from '../search/resources';

/** So many rows are written in one transaction. */
const atOnce = 5_000;

/** Databases, which nobody has to reach for them to be found: of machines the cluster would ask whether they answer. */
function databaseAt(cluster: string, index: number): Resource {
  const { name, labels } = resourceAt(index);
  const [kind, protocol] = ['db', 'postgres'] as const;
  return { id: `/${cluster}/${kind}/${name}`, kind, name, labels, description: '', protocol };
}

/** Puts 100,000 resources beside what the demo cluster of a profile folder has. The app is not running. */
async function fill(userData: string): Promise<void> {
  const folder = join(userData, 'clusters');
  const [name = ''] = await readdir(folder);
  const repository = openSqliteRepository(join(folder, name, 'cluster.db'));
  const onBug = (error: unknown): never => {
    throw error;
  };
  const ledger = await createLedger({ repository, now: Date.now, onBug });
  const [node] = ledger.state.nodes.values();
  const cluster = node?.resource.id.split('/')[1] ?? '';
  for (let from = 0; from < resourceCount; from += atOnce) {
    const writes = Array.from({ length: atOnce }, (_, index): Write => {
      const resource = databaseAt(cluster, from + index);
      return { type: 'resource', resource: { resource, endpoint: '', source: '', version: 1 } };
    });
    await ledger.write(() => ({
      writes,
      audit: [{ type: 'bench.seeded', actor: 'cluster', data: { count: atOnce } }],
      result: undefined,
    }));
  }
  await ledger.settled();
  await repository.close();
}

/** The app with a cluster of 100,000 resources, alice signed in, everything known that she may see. */
export async function openCrowdedApp(desktop: DesktopSession): Promise<RunningApp> {
  const userData = await newUserData();
  const first = await launchApp(desktop, { userData });
  await screensOf(first.page).startDemo();
  await first.close();
  await fill(userData);
  const app = await launchApp(desktop, { userData });
  return {
    ...app,
    async close() {
      await app.close();
      await rm(userData, { recursive: true, force: true });
    },
  };
}
