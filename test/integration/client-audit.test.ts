import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startCluster, type Cluster } from '#main/cluster/start';
import type { SavedProfile } from '#main/client/protocol';
import { createClientRig, type ClientRig } from '../helpers/client/client-rig';

let folder: string;
let cluster: Cluster;
let rig: ClientRig;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-client-audit-'));
  vi.stubEnv('XDG_RUNTIME_DIR', folder);
  cluster = await startCluster({
    dataDir: join(folder, 'cluster'),
    create: { type: 'demo' },
    wrapper: null,
    preferred: { api: 0, proxy: 0 },
  });
  rig = createClientRig();
});
afterEach(async () => {
  await rig.close();
  await cluster.close();
  rmSync(folder, { recursive: true });
});

async function signIn(name: string): Promise<string> {
  const { apiAddress: address, pin, demoUsers } = cluster.info;
  const password = demoUsers.find((user) => user.name === name)?.password ?? '';
  return (await rig.client.signIn({ address, pin, user: name, password })).profileId;
}

const savedOf = (id: string): SavedProfile | undefined =>
  rig.last('savedProfiles')?.find((profile) => profile.id === id);
const kept = async (id: string): Promise<NonNullable<SavedProfile['audit']>> => {
  await rig.until(() => savedOf(id)?.audit != null);
  return savedOf(id)?.audit ?? expect.fail();
};

it('keeps where the log ended, from the first sign-in on, and has the log compared with that', async () => {
  await rig.client.restore({ profiles: [] });
  const dana = await signIn('dana');
  const first = await kept(dana);
  const check = await rig.client.checkAudit({ profileId: dana, from: null });
  expect(check).toMatchObject({
    firstBad: null,
    next: null,
    trouble: '',
    kept: { sequence: first.head.sequence, at: first.head.at },
  });
  const again = await signIn('dana');
  expect(again).toBe(dana);
  await rig.until(() => (savedOf(dana)?.audit?.head.sequence ?? 0) > first.head.sequence);
});

it('warns when a cluster signs with another key than the one that was seen first', async () => {
  await rig.client.restore({ profiles: [] });
  const dana = await signIn('dana');
  const first = await kept(dana);
  const saved = savedOf(dana) ?? expect.fail();
  await rig.close();
  rig = createClientRig();
  const other = 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=';
  const audit = { ...first, publicKey: other };
  await rig.client.restore({ profiles: [{ ...saved, audit }] });
  await signIn('dana');
  const profile = await rig.profile(dana, ({ auditWarning }) => auditWarning !== '');
  expect(profile.auditWarning).toMatch(/another key/);
  expect((await rig.client.checkAudit({ profileId: dana, from: null })).trouble).toMatch(
    /another key/,
  );
  expect(savedOf(dana)?.audit).toEqual(audit);
});
