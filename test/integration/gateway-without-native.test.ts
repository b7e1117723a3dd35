import { createHash, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';

// ssh2 has an optional native part that is not there in the app; here it is not there either.
vi.hoisted(() => {
  const { Module } = process.getBuiltinModule('node:module');
  const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
  const load = loader._load.bind(loader);
  loader._load = (request, ...rest) => {
    if (request.endsWith('sshcrypto.node')) throw new Error('There is no native part');
    return load(request, ...rest);
  };
});

let rig: GatewayRig;
beforeAll(async () => {
  rig = await startGatewayRig();
});
afterAll(() => rig.close());

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

it('ssh2 runs without its native part', () => {
  const crypto = createRequire(import.meta.url)('ssh2/lib/protocol/crypto.js') as {
    readonly bindingAvailable: boolean;
  };
  expect(crypto.bindingAvailable).toBe(false);
});

it('binary data passes unchanged in and out, through key exchanges', async () => {
  const input = randomBytes(20_000_003);
  const options = ['-o', 'RekeyLimit=3M'];
  const result = await rig.ssh.run(rig.target, 'cat', { input, options });
  expect(result.stderr).toBe('');
  expect(sha256(result.stdout)).toBe(sha256(input));
});

it('output waits whole for a slow reader', async () => {
  const child = rig.ssh.start(rig.target, [], 'seq 1 3000000');
  await new Promise((resolve) => child.stdout.once('readable', resolve));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const hash = createHash('sha256');
  child.stdout.on('data', (chunk: Buffer) => hash.update(chunk));
  await new Promise((resolve) => child.once('close', resolve));
  const wanted = createHash('sha256');
  for (let line = 1; line <= 3_000_000; line++) wanted.update(`${line}\n`);
  expect(hash.digest('hex')).toBe(wanted.digest('hex'));
});
