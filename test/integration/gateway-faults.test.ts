import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultLimits } from '#main/proxy/admission';
import { layCable, type Cable } from '../helpers/gateway/cable';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';

let rig: GatewayRig;
let near: Cable;
let far: Cable;
beforeAll(async () => {
  rig = await startGatewayRig({ limits: { ...defaultLimits, silenceMs: 900 } });
});
afterAll(() => rig.close());
beforeEach(async () => {
  rig.keeper.calls.length = 0;
  near = await layCable(rig.proxy.port);
  far = await layCable(rig.sshd.port);
  const node = rig.keeper.nodes.get('iot');
  if (node) rig.keeper.nodes.set('far', { ...node, name: 'far', port: far.port });
});
afterEach(async () => {
  await near.close();
  await far.close();
});

/** A stock client whose way to the gateway is `near`, and from there to the node `far`. */
function start(command: string): ChildProcessWithoutNullStreams {
  const words = rig.ssh.command(`${rig.sshd.login}@far`, ['-o', 'HostKeyAlias=gateway'], command);
  const port = words.indexOf('-p') + 1;
  words[port] = String(near.port);
  const at = words.findIndex((word) => word.startsWith('StrictHostKeyChecking='));
  words[at] = 'StrictHostKeyChecking=no';
  const known = words.findIndex((word) => word.startsWith('UserKnownHostsFile='));
  words[known] = 'UserKnownHostsFile=/dev/null';
  return spawn('ssh', words.slice(1));
}

const folder = mkdtempSync(join(tmpdir(), 'daypass-faults-'));
const file = (name: string): string => join(folder, name);
// What ran on the node may still be writing.
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

/** Starts a program on the node that says its process id and goes on for long. */
async function startLasting(): Promise<{ child: ChildProcessWithoutNullStreams; pid: number }> {
  const child = start('echo $$; exec sleep 600');
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  );
  return { child, pid: Number(line) };
}

const ended = () => rig.keeper.recorded('sessionEnded');

describe('between the caller and the gateway', () => {
  it('a cut cable ends the session, and what ran on the node loses its input', async () => {
    const child = start(`echo on; cat > /dev/null; echo over > ${file('over')}`);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    near.cut();
    await expect.poll(() => ended().length).toBe(1);
    await expect.poll(() => existsSync(file('over')), { timeout: 10_000 }).toBe(true);
    child.kill();
  });

  it('a dead line is noticed, and ends the session', async () => {
    const { child } = await startLasting();
    near.goDead();
    await expect.poll(() => ended().length, { timeout: 15_000 }).toBe(1);
    child.kill();
  });

  it('a caller who reads nothing holds the node back instead of filling the gateway', async () => {
    const count = file('count');
    const child = start(
      `i=0; while head -c 1048576 /dev/zero; do i=$((i+1)); echo $i > ${count}; done`,
    );
    child.stdout.pause();
    const sent = (): number => (existsSync(count) ? Number(readFileSync(count, 'utf8')) : 0);
    let before = -1;
    await expect
      .poll(
        () => {
          const still = sent() === before;
          before = sent();
          return still && before > 0;
        },
        { interval: 500, timeout: 20_000 },
      )
      .toBe(true);
    expect(sent()).toBeLessThan(32);
    child.kill();
    await expect.poll(() => ended().length).toBe(1);
  });
});

describe('between the gateway and the node', () => {
  it('a cut cable is told to the caller', async () => {
    const { child } = await startLasting();
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    far.cut();
    await new Promise((resolve) => child.once('close', resolve));
    expect(stderr).toContain('The connection to the node far was lost.');
  });

  it('a node that goes dead is noticed, and told', async () => {
    const { child } = await startLasting();
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    far.goDead();
    await new Promise((resolve) => child.once('close', resolve));
    expect(stderr).toContain('The connection to the node far was lost.');
  });

  it('both cut at once, as when the gateway is killed, leave nothing running', async () => {
    const child = start(`echo on; cat > /dev/null; echo over > ${file('over-2')}`);
    const closed = new Promise((resolve) => child.once('close', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    near.cut();
    far.cut();
    await closed;
    await expect.poll(() => existsSync(file('over-2')), { timeout: 10_000 }).toBe(true);
  });
});

it('serves others all the while', async () => {
  const { child } = await startLasting();
  near.goDead();
  expect((await rig.ssh.run(rig.target, 'echo served')).stdout.toString()).toBe('served\n');
  child.kill();
});
