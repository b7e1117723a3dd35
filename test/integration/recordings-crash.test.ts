import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StartOutput } from '#main/cluster/protocol';
import { readLimits } from '#shared/api/procedures/recordings';
import { ApiCaller } from '../helpers/cluster/api-caller';
import { buildClusterProcess, type ClusterBundle } from '../helpers/cluster/cluster-process';
import { approve, ask, runSsh } from '../helpers/cluster/cluster-rig';
import { decodeCast } from '../helpers/recordings/decode-cast';

const dataDir = mkdtempSync(join(tmpdir(), 'daypass-cluster-'));
let bundle: ClusterBundle;
beforeAll(async () => {
  bundle = await buildClusterProcess();
});
afterAll(() => {
  bundle.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

const input = { dataDir, masterKey: null, otherPorts: true };

async function signedIn(info: StartOutput, name: string): Promise<ApiCaller> {
  const caller = await ApiCaller.reach(info.apiAddress);
  const password = info.demoUsers.find((user) => user.name === name)?.password ?? '';
  await caller.signIn(name, password);
  return caller;
}

it('kill -9 in the middle of a session leaves what was shown, and says that it was cut off', async () => {
  const before = bundle.launch();
  const info = await before.start({ ...input, create: { type: 'demo' } });
  const alice = await signedIn(info, 'alice');
  const dana = await signedIn(info, 'dana');
  const request = await ask(alice, { iot: ['alice'] });
  await approve(await signedIn(info, 'bob'), request);
  await alice.assume(request);
  const command = 'seq 1 20000; echo begun; sleep 600';
  const ended = runSsh(alice, 'alice@iot', { options: ['-tt'], typed: '', command });

  let id = '';
  let text = '';
  for (let offset = 0; !text.includes('begun\\r');) {
    id = (await dana.call('sessions.list', {})).rows[0]?.id ?? '';
    if (id === '') continue;
    const page = { id, offset, limit: readLimits.least, wait: 1_000 };
    const piece = await dana.call('recordings.read', page);
    text += piece.text;
    offset = piece.next;
  }
  await before.kill();
  await ended;

  const after = bundle.launch();
  await after.start({ ...input, create: null });
  const { recording, proof } = await dana.call('recordings.get', { id });
  expect(recording).toMatchObject({ state: 'broken', request, ended: null });
  expect(proof).toBe('intact');
  let left = '';
  for (let offset = 0; offset < recording.bytes;) {
    const page = { id, offset, limit: readLimits.least, wait: 0 };
    const piece = await dana.call('recordings.read', page);
    expect(piece.grows).toBe(false);
    left += piece.text;
    offset = piece.next;
  }
  expect(left.startsWith(text)).toBe(true);
  expect(decodeCast(left).all('o')).toMatch(/\r\n20000\r\nbegun\r\n$/);
  const { events } = await dana.call('audit.list', { before: null, limit: 50 });
  expect(events.find(({ type }) => type === 'recording.broken')?.data).toMatchObject({
    recording: id,
  });
  await after.shutdown();
});
