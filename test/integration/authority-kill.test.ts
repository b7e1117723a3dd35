import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { authorityNames, type RotationStep } from '#shared/model/authority';
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
  dataDir = mkdtempSync(join(tmpdir(), 'daypass-kill-'));
});
afterEach(async () => {
  await running.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Starts the cluster on what is on the disk, and signs dana in. */
async function launch(create: boolean): Promise<ApiCaller> {
  running = bundle.launch();
  const { apiAddress, demoUsers } = await running.start({
    dataDir,
    masterKey: Buffer.alloc(32, 3).toString('base64'),
    create: create ? { type: 'demo' } : null,
    otherPorts: true,
  });
  const caller = await ApiCaller.reach(apiAddress);
  await caller.signIn('dana', demoUsers.find(({ name }) => name === 'dana')?.password ?? '');
  return caller;
}

const steps: readonly RotationStep[] = ['prepare', 'switch', 'finish'];

it('killed at any moment of a step, a cluster starts with whole steps, all of them on record', async () => {
  let dana = await launch(true);
  // Later and later into the steps of all six authorities, each of which writes a file and an event.
  for (let round = 0; round < 9; round += 1) {
    const step = steps[round % 3] as RotationStep;
    const { authorities } = await dana.call('authorities.list', {});
    const ready = authorities.filter((each) => each.steps.includes(step)).map(({ name }) => name);
    const input = { authorities: ready, step, force: true };
    const cut = dana.call('authorities.rotate', input).catch(() => undefined);
    await sleep(round * 6);
    await running.kill();
    await cut;
    dana.close();
    dana = await launch(false);
    const after = (await dana.call('authorities.list', {})).authorities;
    const { records } = await dana.call('audit.export', { after: 0, limit: 1_000 });
    for (const { name, keys, state } of after) {
      const told = records.filter(
        ({ type, data }) => type.startsWith('authority.rotate_') && data['authority'] === name,
      );
      const trusted = keys.map(({ fingerprint }) => fingerprint);
      if (told.length > 0) expect(told.at(-1)?.data['trusted']).toEqual(trusted);
      else expect(state).toBe('standing');
    }
    expect(await dana.call('audit.verify', { heads: [], from: null })).toMatchObject({
      firstBad: null,
    });
    // What was left behind by the kill catches up, so that each round begins with the same step everywhere.
    const behind = after.filter((each) => each.steps.includes(step)).map(({ name }) => name);
    if (behind.length > 0)
      await dana.call('authorities.rotate', { authorities: behind, step, force: true });
    dana.close();
    await running.kill();
    dana = await launch(false);
  }
  const { authorities } = await dana.call('authorities.list', {});
  expect(authorities.map(({ name, state }) => [name, state])).toEqual(
    authorityNames.map((name) => [name, 'standing']),
  );
  dana.close();
});
