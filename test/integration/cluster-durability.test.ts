import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ApiCaller } from '../helpers/cluster/api-caller';
import {
  buildClusterProcess,
  type ClusterBundle,
  type ClusterProcess,
} from '../helpers/cluster/cluster-process';
import { ask } from '../helpers/cluster/cluster-rig';

let bundle: ClusterBundle;
let dataDir: string;
let running: ClusterProcess;
beforeAll(async () => {
  bundle = await buildClusterProcess();
});
afterAll(() => bundle.remove());
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'daypass-durable-'));
});
afterEach(async () => {
  await running.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

async function launch(create: boolean) {
  running = bundle.launch();
  return running.start({
    dataDir,
    masterKey: Buffer.alloc(32, 3).toString('base64'),
    create: create ? { type: 'demo' } : null,
    otherPorts: true,
  });
}

async function signedIn(
  info: Awaited<ReturnType<typeof launch>>,
  name: string,
): Promise<ApiCaller> {
  const caller = await ApiCaller.reach(info.apiAddress);
  const user = info.demoUsers.find((each) => each.name === name);
  await caller.signIn(name, user?.password ?? '');
  return caller;
}

it('keeps whatever was acknowledged before kill -9, and the audit chain verifies', async () => {
  let info = await launch(true);
  const acknowledged: { id: string; state: string }[] = [];
  for (let round = 0; round < 4; round++) {
    const alice = await signedIn(info, 'alice');
    const bob = await signedIn(info, 'bob');
    const id = await ask(alice, { iot: ['alice'] }, `round ${round}`);
    // Work that nobody waits for is under way while the process dies.
    const unfinished = Array.from({ length: 8 }, () => ask(alice, { iot: ['deploy'] }));
    const { request } = await bob.call('requests.review', {
      id,
      verdict: 'approve',
      message: '',
      terms: null,
    });
    acknowledged.push({ id, state: request.state });
    await Promise.all([running.kill(), Promise.allSettled(unfinished)]);
    info = await launch(false);
  }
  const alice = await signedIn(info, 'alice');
  for (const { id, state } of acknowledged)
    expect((await alice.call('requests.get', { id })).request.state).toBe(state);
  expect(acknowledged.map(({ state }) => state)).toEqual(Array(4).fill('APPROVED'));
  const dana = await signedIn(info, 'dana');
  const { verified } = await dana.call('audit.list', { before: null, limit: 1 });
  expect(verified).toBe(true);
});

it('starts, says what runs, and shuts down when it is asked to', async () => {
  const info = await launch(true);
  expect(info).toMatchObject({ name: 'demo', demo: true });
  await expect(
    running.start({ dataDir, masterKey: null, create: null, otherPorts: false }),
  ).rejects.toMatchObject({ code: 'conflict' });
  await running.shutdown();
  await expect(ApiCaller.reach(info.apiAddress)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await running.kill();
  expect(await launch(false)).toMatchObject({ apiAddress: info.apiAddress, pin: info.pin });
});
