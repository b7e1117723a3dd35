import { createHash, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';

// As in the app: ssh2's optional native part is not there, and memory can be given back.
const given = vi.hoisted(() => {
  const { Module } = process.getBuiltinModule('node:module');
  const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
  const load = loader._load.bind(loader);
  loader._load = (request, ...rest) => {
    if (request.endsWith('sshcrypto.node')) throw new Error('There is no native part');
    return load(request, ...rest);
  };
  const counts = { bytes: 0 };
  function transfer(this: ArrayBuffer): ArrayBuffer {
    counts.bytes += this.byteLength;
    structuredClone(this, { transfer: [this] });
    return new ArrayBuffer(0);
  }
  Reflect.set(ArrayBuffer.prototype, 'transfer', transfer);
  return counts;
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

it('binary data passes unchanged in and out, through key exchanges, and its memory is given back', async () => {
  given.bytes = 0;
  const input = randomBytes(20_000_003);
  const options = ['-o', 'RekeyLimit=3M'];
  const result = await rig.ssh.run(rig.target, 'cat', { input, options });
  expect(result.stderr).toBe('');
  expect(sha256(result.stdout)).toBe(sha256(input));
  // In and out: decrypted and encrypted. The packet between them is made where the decrypted one lies.
  expect(given.bytes).toBeGreaterThan(2 * 2 * 0.9 * input.length);
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
