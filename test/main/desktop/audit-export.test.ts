import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportAudit, type AuditExport } from '#main/desktop/audit-export';
import type { AuditRecord } from '#shared/model/audit';
import { verifyExport } from '../../../scripts/audit/verify-export.mjs';
import { chained, signedHead } from '../../helpers/audit-log';
import { anAuditEvent } from '../../helpers/fake-world-audit';
import { aliceProfile } from '../../helpers/window-builders';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const log = chained(
  Array.from({ length: 2_345 }, (_, index) => ({
    type: index % 1_000 === 7 ? 'session.start' : 'sign_in',
    actor: 'cluster',
    address: '::1',
    data: { index, text: 'line\nbreak \u2028 "quoted"' },
  })),
);

/** A cluster whose log grows while it is read. */
function rig(given: Partial<AuditExport> & { readonly served?: readonly AuditRecord[] } = {}) {
  const { served = log, ...more } = given;
  const proven = signedHead(log.slice(0, 2_300));
  const progress: number[] = [];
  const answers: Record<string, (input: never) => unknown> = {
    'audit.head': () => proven,
    'audit.export': ({ after, limit }: { after: number; limit: number }) => ({
      records: served.filter(({ sequence }) => sequence > after).slice(0, limit),
    }),
    'audit.list': ({ before }: { before: number }) => {
      const found = log.filter(({ type, sequence }) => type !== 'sign_in' && sequence < before);
      const newest = found.at(-1);
      const events = newest ? [{ ...anAuditEvent(0), ...newest }] : [];
      return { events, next: newest && newest.sequence > 8 ? newest.sequence : null };
    },
  };
  const wanted: AuditExport = {
    client: { call: async ({ name, input }) => answers[name]?.(input as never) as never },
    profileId: aliceProfile,
    path: join(folder, 'log.jsonl'),
    filter: null,
    onProgress: (done) => progress.push(done),
    signal: new AbortController().signal,
    ...more,
  };
  return { wanted, progress, run: () => exportAudit(wanted) };
}

describe('exporting an audit log', () => {
  it('writes everything up to the signed end, which can be checked elsewhere', async () => {
    const { run, wanted, progress } = rig();
    expect(await run()).toBe(2_300);
    expect(await verifyExport(wanted.path, signedHead(log.slice(0, 1_200)))).toEqual({
      checked: 2_300,
      complete: true,
      bad: null,
      trouble: '',
    });
    expect(progress).toEqual([0, 1_000, 2_000]);
    expect(readdirSync(folder)).toEqual(['log.jsonl']);
  });

  it('writes a tampered log as it is: whoever checks the file finds out', async () => {
    const { run, wanted } = rig({ served: log.filter(({ sequence }) => sequence < 1_500) });
    await run();
    expect((await verifyExport(wanted.path, null)).bad).toMatchObject({ sequence: 1_500 });
  });

  it('writes what was looked for, newest first', async () => {
    const { run, wanted } = rig({ filter: { category: 'sessions' } });
    expect(await run()).toBe(3);
    const lines = readFileSync(wanted.path, 'utf8').trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as AuditRecord).sequence)).toEqual([
      2_008,
      1_008,
      8,
      undefined,
    ]);
    expect(await verifyExport(wanted.path, null)).toMatchObject({ complete: false, bad: null });
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const controller = new AbortController();
    const { run } = rig({
      signal: controller.signal,
      onProgress: (done) => done > 0 && controller.abort(),
    });
    expect(await run()).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says where it could not write, and leaves nothing behind when the cluster fails', async () => {
    const nowhere = rig({ path: join(folder, 'missing', 'log.jsonl') });
    await expect(nowhere.run()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('ENOENT'),
    });
    const { wanted } = rig();
    const client: AuditExport['client'] = {
      call: async (input) => {
        if (input.name === 'audit.export') throw new Error('gone');
        return wanted.client.call(input);
      },
    };
    await expect(exportAudit({ ...wanted, client })).rejects.toThrow('gone');
    expect(readdirSync(folder)).toEqual([]);
  });
});
