import { defineGroup, inTurn, median } from './lib/measure';
import { bareCommitsPerSecond } from './requests/peers';
import { makeKeyBatch, type KeyBatch } from './requests/certificates';
import { openRequestsRig, type RequestsRig } from './requests/rig';
import { openTwoWindows } from './requests/windows';
import { approve, ask, askMany, p95, review, tidy, timed } from './requests/work';

const samples = 300;

/** Everybody's connection is open, as an app's is, and the process has done some of all its work. */
async function warmUp(rig: RequestsRig): Promise<void> {
  const ids = await askMany(rig, rig.engineers.length * 2);
  for (const [at, id] of ids.entries()) {
    const caller = rig.reviewers[at % rig.reviewers.length];
    if (caller) await review(caller, id, at);
  }
  await timed(rig.auditor, 'status.get', {});
  await tidy(rig, ids);
}

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

/** Assumes what was approved, and drops it again. */
async function certificateP95(rig: RequestsRig): Promise<number> {
  const { id, caller } = await ask(rig);
  await approve(rig, id);
  const { publicKeys } = caller.keys;
  const taken: number[] = [];
  for (let at = 0; at < samples; at += 1) {
    const assume = at % 2 === 0 ? [id] : [];
    taken.push((await timed(caller, 'certificates.issue', { publicKeys, assume })).ms);
  }
  await tidy(rig, [id]);
  return p95(taken);
}

async function withKeys<T>(count: number, work: (batch: KeyBatch) => Promise<T>): Promise<T> {
  const batch = makeKeyBatch(count);
  try {
    return await work(batch);
  } finally {
    batch.remove();
  }
}

async function approveToSeen(rig: RequestsRig): Promise<readonly number[]> {
  const windows = await openTwoWindows(rig);
  try {
    await windows.approveToSeen();
    const taken: number[] = [];
    for (let at = 0; at < 40; at += 1) taken.push(await windows.approveToSeen());
    return taken;
  } finally {
    await windows.close();
  }
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
  async open() {
    const rig = await openRequestsRig();
    await warmUp(rig);
    return rig;
  },
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
      name: 'certificate_p95_ms',
      about: 'one caller over HTTPS: both certificates, of a request or without',
      goal: { atMost: 15 },
      run: async (rig) => ({ value: await certificateP95(rig), peer: 'none' }),
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
    {
      name: 'certificates_per_s',
      about: 'SSH certificates of one request, in process',
      goal: { atLeast: 5_000 },
      run: () =>
        withKeys(1_000, async (batch) => {
          const taken = Array.from({ length: 9 }, () => batch.inProcess());
          const value = batch.count / (median(taken.slice(1)) / 1_000);
          return { value, peer: 'see the ratio' };
        }),
    },
    {
      name: 'certificates_vs_ssh_keygen_ratio',
      about: 'ssh-keygen’s time over ours for the same 1,000 key files, read and written by both',
      goal: { atLeast: 2 },
      run: () =>
        withKeys(1_000, async (batch) => {
          const { ours, peer } = await inTurn(
            5,
            async () => batch.ours(),
            async () => batch.sshKeygen(),
          );
          const text = `ours ${median(ours).toFixed(0)} ms, ssh-keygen ${median(peer).toFixed(0)} ms`;
          return { value: median(peer) / median(ours), peer: text };
        }),
    },
    {
      name: 'approve_to_seen_p95_ms',
      about: 'a click in the reviewer’s window until it is painted in the requester’s',
      goal: { atMost: 50 },
      run: async (rig) => {
        const taken = await approveToSeen(rig);
        return {
          value: p95(taken),
          peer: `none; half of them within ${median(taken).toFixed(0)} ms`,
        };
      },
    },
  ],
});
