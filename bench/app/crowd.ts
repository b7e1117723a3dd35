import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Resource } from '#shared/model/resource';
import { defaultProtocols } from '#shared/model/resource-protocols';
import { createLedger } from '#main/cluster/audit/ledger';
import { openSqliteRepository } from '#main/cluster/store/sqlite/repository';
import type { Write } from '#main/cluster/store/repository';
import { launchApp, newUserData, type RunningApp } from '../../test/helpers/app/launch';
import { screensOf } from '../../test/helpers/app/screens';
import type { DesktopSession } from '../../test/helpers/desktop/desktop-session';
import { resourceAt, resourceCount } from '../search/resources';

/** So many rows are written in one transaction. */
const atOnce = 5_000;

/**
 * Applications: alice may ask for any, and nobody has to reach one for it to be found. Of machines the cluster would
 * ask whether they answer, and of databases she would have to be somebody on them.
 */
function applicationAt(cluster: string, index: number): Resource {
  const { name, labels } = resourceAt(index);
  const kind = 'app';
  const protocol = defaultProtocols[kind];
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
      const resource = applicationAt(cluster, from + index);
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
