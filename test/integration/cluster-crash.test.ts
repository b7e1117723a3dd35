import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCrashCheck } from '../helpers/crash/check';
import { openCrashRig, type CrashRig } from '../helpers/crash/cluster';
import { acknowledged, createJournal, type Journal } from '../helpers/crash/journal';
import { createRandom, type Random } from '../helpers/crash/seed';
import { workUntilKilled, type Shared } from '../helpers/crash/work';

const rounds = Number(process.env['DAYPASS_CRASH_ROUNDS'] ?? 100);
const seed = Number(process.env['DAYPASS_CRASH_SEED'] ?? 20_261_126);

/** So long at most a cluster works before it is killed, in milliseconds. */
const longestWork = 5_000;
/** So much it acknowledges at most before its end is near, however fast this computer is. */
const mostAcknowledged = 20;

/** Somewhere in the middle of the work, at no moment that anything in it waits for. */
async function momentToKill(journal: Journal, random: Random): Promise<void> {
  const wanted = Math.floor(random.next() * mostAcknowledged);
  const deadline = performance.now() + longestWork;
  while (acknowledged(journal) < wanted && performance.now() < deadline) await sleep(1);
  await sleep(random.next() * 15);
}

let rig: CrashRig;
beforeAll(async () => {
  rig = await openCrashRig();
});
afterAll(() => rig.close());

it(
  `keeps what it acknowledged, once, through ${rounds} times kill -9`,
  { timeout: 60_000 + rounds * 8_000 },
  async () => {
    console.log(`Crashes by seed ${seed}.`);
    const random = createRandom(seed);
    const check = createCrashCheck(rig.dataDir);
    const shared: Shared = { waiting: new Set(), usable: new Set(), ofUser: new Set() };
    const seen = { created: 0, reviewed: 0, approved: 0, revoked: 0, certificates: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const journal = createJournal();
      const duringStart = random.next() < 0.1;
      const started = rig.start();
      if (duringStart) {
        started.catch(() => undefined);
        await sleep(random.next() * 100);
        await rig.kill();
      } else {
        await started;
        const gone = new AbortController();
        const work = workUntilKilled({ rig, shared, random, journal, signal: gone.signal });
        await momentToKill(journal, random);
        await rig.kill();
        gone.abort();
        await work;
      }
      await check.round(journal);
      seen.created += journal.created.size;
      seen.reviewed += journal.reviewed.length;
      seen.approved += journal.reviewed.filter(({ state }) => state === 'APPROVED').length;
      seen.revoked += journal.revoked.length;
      seen.certificates += journal.certificates.length;
    }
    console.log(`Acknowledged in ${rounds} rounds: ${JSON.stringify(seen)}.`);
    // A few rounds may miss something; more that do put nothing to the test.
    if (rounds < 50) return;
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  },
);
