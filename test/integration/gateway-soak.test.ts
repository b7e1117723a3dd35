import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectWithCertificate, type CertificateLogin } from '#main/ssh/certificate-login';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';
import { certificateFor } from '../helpers/gateway/stock-ssh';

/** A full run is `npm run test:soak`; this many tell already whether each connection leaves something behind. */
const cycles = Number(process.env['DAYPASS_SOAK_CYCLES'] ?? 120);
const atOnce = 4;
const samples = 20;

/** What is left of one connection, if anything is, is tens of kilobytes. The first part is what a process varies by. */
const heapMayGrow = 1_500_000 + 100 * cycles;
const memoryMayGrow = 32_000_000 + 500 * cycles;
const cycleMs = 1_000;

interface Sample {
  readonly heap: number;
  readonly memory: number;
  readonly files: number;
}

let rig: GatewayRig;
let login: CertificateLogin;
beforeAll(async () => {
  rig = await startGatewayRig();
  login = {
    privateKey: rig.ssh.key,
    certificate: certificateFor(rig.keeper.userAuthority, rig.ssh.user, rig.ssh.key),
  };
});
afterAll(() => rig.close());

/** Connects, runs a command and leaves. */
function connectOnce(): Promise<void> {
  return new Promise((resolve, reject) => {
    const client = new ssh2.Client();
    client.on('error', reject);
    client.once('close', () => resolve());
    client.on('ready', () =>
      client.exec('echo through', (error, channel) => {
        if (error) return reject(error);
        channel.resume();
        channel.once('close', () => client.end());
      }),
    );
    const options = { host: '127.0.0.1', port: rig.proxy.port, readyTimeout: 60_000 };
    connectWithCertificate(client, { ...options, username: rig.target }, login);
  });
}

async function connectTimes(times: number): Promise<void> {
  let left = times;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await connectOnce();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  // What the test itself wrote down.
  rig.keeper.calls.length = 0;
  rig.log.length = 0;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What there is once the last connections are over on both sides. */
async function takeSample(): Promise<Sample> {
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    collect();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, memory: rss, files: readdirSync('/proc/self/fd').length };
}

/** The growth from the first sample to the last along the line that fits all of them best (least squares). */
function growth(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const covariance = values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0);
  const variance = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return (covariance / variance) * (values.length - 1);
}

it(
  `${cycles} connections leave nothing behind`,
  { timeout: 60_000 + cycles * cycleMs },
  async () => {
    const each = Math.ceil(cycles / (samples + 4));
    // Code that runs for the first times is compiled, and caches fill.
    await connectTimes(4 * each);
    const taken: Sample[] = [await takeSample()];
    while (taken.length <= samples) {
      await connectTimes(each);
      taken.push(await takeSample());
    }
    const heap = growth(taken.map((sample) => sample.heap));
    const memory = growth(taken.map((sample) => sample.memory));
    const files = taken.map((sample) => sample.files);
    const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(0)} kB`;
    console.log(
      `${samples * each} connections: heap ${kilobytes(heap)}, memory ${kilobytes(memory)}, ` +
        `open files ${files[0]} → ${files.at(-1)}`,
    );
    expect(heap).toBeLessThan(heapMayGrow);
    expect(memory).toBeLessThan(memoryMayGrow);
    expect(Math.max(...files)).toBeLessThanOrEqual((files[0] ?? 0) + 2);
  },
);
