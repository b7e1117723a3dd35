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

let bundle: ClusterBundle;
let dataDir: string;
let running: ClusterProcess;
beforeAll(async () => {
  bundle = await buildClusterProcess();
});
afterAll(() => bundle.remove());
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'daypass-process-'));
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
