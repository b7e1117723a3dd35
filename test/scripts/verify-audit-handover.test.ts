import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spkiOf } from '#main/cluster/authority/handover';
import type { AuditRecord, ProvenHead } from '#shared/model/audit';
import type { Handover } from '#shared/model/authority';
import { verifyExport } from '../../scripts/audit/verify-export.mjs';
import { auditKey, chained, signedHead } from '../helpers/audit-log';
import { auditKeys, handovers, headAfter } from '../helpers/handed-over';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-verify-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const made = { type: 'audit.key', actor: 'cluster', data: { publicKey: spkiOf(auditKey) } };
const rotated = (handover: Handover) => ({
  type: 'authority.rotate_switched',
  actor: 'cluster',
  data: { authority: 'audit', handover },
});

/** An exported log with these hand-overs in its events. */
function verify(
  told: readonly Handover[],
  end: (log: AuditRecord[]) => ProvenHead,
  kept: ProvenHead | null = null,
) {
  const log = chained([made, ...told.map(rotated)]);
  const path = join(folder, 'log.jsonl');
  const lines = [...log, { end: { v: 1, complete: true, ...end(log) } }];
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return verifyExport(path, kept);
}

describe('an exported log whose key rotated', () => {
  const early = headAfter(0, chained([made]));

  it('is whole when each key handed over to the next, also against an end of the first', async () => {
    const whole = { bad: null, trouble: '', checked: 3 };
    const end = (log: AuditRecord[]) => headAfter(2, log);
    expect(await verify(handovers(2), end)).toMatchObject(whole);
    expect(await verify(handovers(2), end, early)).toMatchObject(whole);
    expect(
      await verify(handovers(2), end, headAfter(1, chained([made, ...handovers(1).map(rotated)]))),
    ).toMatchObject(whole);
  });

  it('is not when its own events do not lead to the key that signed it', async () => {
    const { trouble } = await verify(handovers(1), (log) => headAfter(2, log));
    expect(trouble).toContain('its own events');
    const [first, second] = handovers(2) as [Handover, Handover];
    const gap = await verify([second], (log) => headAfter(2, log));
    expect(gap.trouble).toContain('event 2');
    const changed = await verify([{ ...first, to: second.to }], (log) => headAfter(2, log));
    expect(changed.trouble).toContain('event 2');
  });

  it('is not when no hand-over leads from the key of the kept end', async () => {
    const [, , last] = auditKeys;
    const { trouble } = await verify([], (log) => signedHead(log, { key: last }), early);
    expect(trouble).toContain('another key');
  });
});
