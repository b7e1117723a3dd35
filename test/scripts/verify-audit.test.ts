import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '#main/cluster/audit/verify';
import type { AuditRecord, ProvenHead } from '#shared/model/audit';
import { verifyExport } from '../../scripts/audit/verify-export.mjs';
import {
  chained,
  headOf,
  logs,
  signedHead,
  storeOf,
  touched,
  writtenAnew,
} from '../helpers/audit-log';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-verify-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function written(log: readonly object[], end: ProvenHead, complete = true): string {
  const path = join(folder, 'log.jsonl');
  const lines = [...log, { end: { v: 1, complete, ...end } }];
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}

const [first, second, third] = ['a', 'b', 'c'].map((type) => ({
  type,
  actor: 'cluster',
  address: type === 'b' ? '::1' : null,
  data: { z: 1, a: { y: [1, null], x: 'ü' } },
}));
const some = chained([first, second, third].flatMap((each) => each ?? []));

describe('checking an exported log', () => {
  it('finds what the cluster finds, and nothing else', () =>
    fc.assert(
      fc.asyncProperty(
        touched,
        fc.constantFrom('none', 'changed', 'fitted', 'removed', 'swapped'),
        async ([log, index], what) => {
          const touchedLog = log.flatMap((record, at): AuditRecord[] => {
            if (what === 'swapped' && at === index)
              return [{ ...record, sequence: Math.max(1, record.sequence - 1) }];
            if (at !== index || what === 'none') return [record];
            return what === 'removed' ? [] : [{ ...record, type: `${record.type}x` }];
          });
          const records = what === 'fitted' ? writtenAnew(log, index) : touchedLog;
          const { firstBad } = await verifyAudit(storeOf(records), [headOf(log)]);
          const path = written(records, signedHead(log));
          expect((await verifyExport(path, null)).bad?.sequence).toBe(firstBad?.sequence);
        },
      ),
      { numRuns: 60 },
    ));

  it('finds a log that the host wrote and signed anew, by an end that was kept', () =>
    fc.assert(
      fc.asyncProperty(touched, async ([log, index]) => {
        const forged = writtenAnew(log, index);
        const path = written(forged, signedHead(forged));
        expect(await verifyExport(path, null)).toMatchObject({ bad: null, trouble: '' });
        const kept = signedHead(log.slice(0, index + 1));
        expect((await verifyExport(path, kept)).bad?.sequence).toBe(index + 1);
      }),
      { numRuns: 30 },
    ));

  it('takes no signature of another key or cluster', () =>
    fc.assert(
      fc.asyncProperty(logs, async (log) => {
        const end = signedHead(log);
        const other = signedHead(log, { key: generateKeyPairSync('ed25519').privateKey });
        const forged = { ...end, publicKey: other.publicKey };
        expect((await verifyExport(written(log, forged), null)).trouble).toMatch(/signature/);
        expect((await verifyExport(written(log, other), end)).trouble).toMatch(/another key/);
        const elsewhere = signedHead(log, { cluster: '00000000-0000-4000-8000-000000000009' });
        expect((await verifyExport(written(log, elsewhere), end)).trouble).toMatch(/cluster/);
      }),
      { numRuns: 10 },
    ));

  it('says of an excerpt what can be said of it', async () => {
    const end = signedHead(some);
    const newestFirst = some.toReversed().filter(({ sequence }) => sequence !== 2);
    expect(await verifyExport(written(newestFirst, end, false), null)).toEqual({
      checked: 2,
      complete: false,
      bad: null,
      trouble: '',
    });
    const [one] = some;
    const path = written([{ ...one, type: 'x' }], end, false);
    expect((await verifyExport(path, null)).bad).toMatchObject({ sequence: 1 });
  });

  it.each([
    ['a field that no hash covers', [{ ...some[0], summary: 'all is well' }]],
    ['an event that lacks its hash', [{ ...some[0], hash: undefined }]],
    ['what is nothing', [{}]],
  ])('refuses a file with %s', async (_what, log) => {
    await expect(verifyExport(written(log, signedHead(some)), null)).rejects.toThrow(/Line 1/);
  });
});

describe('the command', () => {
  const script = fileURLToPath(new URL('../../scripts/verify-audit.mjs', import.meta.url));
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  };

  it('says that a log is whole, also against an end that was kept', () => {
    const path = written(some, signedHead(some));
    expect(run(path)).toMatchObject({ status: 0, said: expect.stringContaining('3 events') });
    const kept = join(folder, 'head.json');
    writeFileSync(kept, JSON.stringify(signedHead(some.slice(0, 2)), null, 2));
    const answer = run(path, '--head', kept);
    expect(answer).toMatchObject({ status: 0, said: expect.stringContaining('event 2') });
  });

  it('names the first bad event with its time, and fails', () => {
    const path = written(
      some.map((record, index) => (index === 1 ? { ...record, actor: 'x' } : record)),
      signedHead(some),
    );
    const answer = run(path);
    expect(answer.status).toBe(1);
    expect(answer.said).toContain('Event 2 (1970-01-01T00:00:02.000Z) was changed');
  });

  it('says how it is used, and what is missing', () => {
    expect(run()).toMatchObject({ status: 1, said: expect.stringContaining('FILE') });
    const answer = run(join(folder, 'nothing'));
    expect(answer).toMatchObject({ status: 1, said: expect.stringContaining('There is no file') });
  });
});
