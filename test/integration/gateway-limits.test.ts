import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultLimits } from '#main/proxy/admission';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';

let rig: GatewayRig;
beforeAll(async () => {
  const limits = {
    ...defaultLimits,
    ...{ graceMs: 2_000, waiting: 3, waitingPerAddress: 2, connectionsPerUser: 10 },
  };
  rig = await startGatewayRig({ limits });
});
afterAll(() => rig.close());

/** Connects, says this and nothing more. @returns what was heard until the gateway closed */
function say(words: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(rig.proxy.port, '127.0.0.1', () => socket.write(words));
    let heard = '';
    socket.on('data', (chunk) => (heard += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}

it('cuts off who says nothing, tells who comes too many, and serves others afterwards', async () => {
  const silent = [say(''), say('SSH-2.0-silent\r\n')];
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await say('')).toContain('Too many callers are signing in.');
  const heard = await Promise.all(silent);
  expect(heard[0]).toBe('SSH-2.0-OpenSSH_compatible_Daypass\r\n');
  expect((await rig.ssh.run(rig.target, 'echo served')).stdout.toString()).toBe('served\n');
});

it.each([
  ['text', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['an old protocol', 'SSH-1.5-old\r\n'],
  [
    'a first packet of the wrong length',
    Buffer.from('SSH-2.0-x\r\n\xff\xff\xff\xff\x00', 'latin1'),
  ],
  ['a line without an end', 'S'.repeat(70_000)],
])('survives %s', async (_what, words) => {
  await say(words);
  expect((await rig.ssh.run(rig.target, 'echo served')).stdout.toString()).toBe('served\n');
});

it('keeps a session beyond the deadline for signing in', async () => {
  const result = await rig.ssh.run(rig.target, 'sleep 2.5; echo still here');
  expect(result.stdout.toString()).toBe('still here\n');
});

it('lets many sessions of a user run at once, and refuses one too many in words', async () => {
  const targets = Array.from({ length: 10 }, (_, index) => index);
  const started = [];
  for (const index of targets) {
    const child = rig.ssh.start(rig.target, [], `echo ${index}; read line; echo "$line ${index}"`);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    started.push(child);
  }
  const tooMany = await rig.ssh.run(rig.target, 'echo in');
  expect(tooMany.stdout.toString()).toBe('');
  expect(tooMany.stderr).toContain('You have 10 connections through this gateway');
  expect(rig.keeper.recorded('refused').at(-1)?.['reason']).toContain('10 connections');
  const lines = started.map(
    (child, index) =>
      new Promise((resolve) => {
        child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
        child.stdin.end(`line-${index}\n`);
      }),
  );
  expect(await Promise.all(lines)).toEqual(targets.map((index) => `line-${index} ${index}\n`));
  await expect
    .poll(async () => (await rig.ssh.run(rig.target, 'echo room')).stdout.toString())
    .toBe('room\n');
});

it('logs no keys, certificates or names', () => {
  for (const line of rig.log) expect(line).toMatch(/^A connection to the gateway failed: [^/+=]*$/);
});
