import { defineGroup, median } from './lib/measure';
import { bareCommitsPerSecond } from './requests/peers';
import { openRequestsRig, type RequestsRig } from './requests/rig';
import { ask, askMany, p95, review, tidy, timed } from './requests/work';

const samples = 300;

async function createP95(rig: RequestsRig): Promise<number> {
  const taken = [];
  for (let at = 0; at < samples; at += 1) taken.push(await ask(rig));
  await tidy(
    rig,
    taken.map(({ id }) => id),
  );
  return p95(taken.map(({ ms }) => ms));
}

async function reviewP95(rig: RequestsRig): Promise<number> {
  const ids = await askMany(rig, samples);
  const taken: number[] = [];
  for (const [at, id] of ids.entries()) {
    const caller = rig.reviewers[at % rig.reviewers.length];
    if (caller) taken.push((await review(caller, id, at)).ms);
  }
  await tidy(rig, ids);
  return p95(taken);
}

/** Everybody reviews their share, one after another, all at the same time. */
async function reviewsPerSecond(rig: RequestsRig): Promise<number> {
  const each = 75;
  const ids = await askMany(rig, each * rig.reviewers.length);
  const started = performance.now();
  await Promise.all(
    rig.reviewers.map(async (caller, who) => {
      for (let at = 0; at < each; at += 1) await review(caller, ids[who * each + at] ?? '', at);
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  await tidy(rig, ids);
  return ids.length / seconds;
}

async function listsP95(rig: RequestsRig): Promise<{ value: number; peer: string }> {
  const [engineer] = rig.engineers;
  const [reviewer] = rig.reviewers;
  if (!engineer || !reviewer) throw new Error('Nobody is there.');
  const lists = [
    ['mine', engineer, 'mine'],
    ['an engineer’s all', engineer, 'all'],
    ['to review', reviewer, 'to-review'],
    ['a reviewer’s all', reviewer, 'all'],
    ['the auditor’s all', rig.auditor, 'all'],
  ] as const;
  const found: [string, number][] = [];
  for (const [name, caller, show] of lists) {
    const taken: number[] = [];
    for (let at = 0; at < 100; at += 1)
      taken.push((await timed(caller, 'requests.list', { show, cursor: null, limit: 50 })).ms);
    found.push([name, p95(taken)]);
  }
  const peer = found.map(([name, ms]) => `${name} ${ms.toFixed(1)}`).join(', ');
  return { value: Math.max(...found.map(([, ms]) => ms)), peer };
}

export const group = defineGroup<RequestsRig>({
  open: openRequestsRig,
  measures: [
    {
      name: 'create_p95_ms',
      about: 'one caller over HTTPS: two logins on three machines',
      goal: { atMost: 15 },
      run: async (rig) => ({ value: await createP95(rig), peer: 'none' }),
    },
    {
      name: 'review_p95_ms',
      about: 'one caller over HTTPS',
      goal: { atMost: 15 },
      run: async (rig) => ({ value: await reviewP95(rig), peer: 'none' }),
    },
    {
      name: 'list_first_page_p95_ms',
      about: 'the slowest of five lists',
      goal: { atMost: 20 },
      run: listsP95,
    },
    {
      name: 'durable_reviews_per_s',
      about: '8 callers over HTTPS',
      goal: { atLeast: 500 },
      run: async (rig) => {
        const ours = [];
        const peer = [];
        for (let run = 0; run < 3; run += 1) {
          ours.push(await reviewsPerSecond(rig));
          peer.push(bareCommitsPerSecond(rig.dataDir, 500));
        }
        return {
          value: median(ours),
          peer: `bare SQLite commits ${median(peer).toFixed(0)} a second`,
        };
      },
    },
  ],
});
