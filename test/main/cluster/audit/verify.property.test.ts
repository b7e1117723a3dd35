import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '#main/cluster/audit/chain';
import { verifyAudit, type KeptHead } from '#main/cluster/audit/verify';
import type { AuditRecord } from '#shared/model/audit';
import {
  headOf,
  logs,
  signedHead,
  storeOf,
  touched,
  writtenAnew,
} from '../../../helpers/audit-log';

async function firstBad(records: readonly AuditRecord[], ...kept: KeptHead[]) {
  return (await verifyAudit(storeOf(records), kept)).firstBad?.sequence ?? null;
}

describe('a log that one thing was done to', () => {
  it('is in order as long as nothing was', () =>
    fc.assert(
      fc.asyncProperty(logs, async (log) => {
        expect(await firstBad(log, headOf(log), headOf(log.slice(0, 2)))).toBeNull();
      }),
    ));

  const change = fc.constantFrom<(record: AuditRecord) => AuditRecord>(
    (record) => ({ ...record, at: record.at + 1 }),
    (record) => ({ ...record, type: `${record.type}x` }),
    (record) => ({ ...record, actor: `${record.actor}x` }),
    (record) => ({ ...record, address: record.address === null ? '::1' : null }),
    (record) => ({ ...record, data: { ...record.data, added: 1 } }),
    (record) => ({ ...record, previous: record.hash }),
    (record) => ({ ...record, hash: record.previous }),
  );
  it('names the event that was changed', () =>
    fc.assert(
      fc.asyncProperty(touched, change, async ([log, index], changed) => {
        const records = log.map((record, at) => (at === index ? changed(record) : record));
        expect(await firstBad(records, headOf(log))).toBe(index + 1);
      }),
    ));

  it('names the event that was changed and given a hash that fits', () =>
    fc.assert(
      fc.asyncProperty(touched, async ([log, index]) => {
        const records = log.map((record, at) => {
          if (at !== index) return record;
          const changed = { ...record, type: `${record.type}x` };
          return { ...changed, hash: hashOf(changed) };
        });
        expect(await firstBad(records, headOf(log))).toBe(index + 1);
      }),
    ));

  it('names the event that was removed, also the last', () =>
    fc.assert(
      fc.asyncProperty(touched, async ([log, index]) => {
        const records = log.filter((_, at) => at !== index);
        expect(await firstBad(records, headOf(log))).toBe(index + 1);
      }),
    ));

  it('names the first of those that were cut off', () =>
    fc.assert(
      fc.asyncProperty(touched, async ([log, index]) => {
        expect(await firstBad(log.slice(0, index), headOf(log))).toBe(index + 1);
      }),
    ));

  it('names the first of two that changed places, whatever was made to fit', () =>
    fc.assert(
      fc.asyncProperty(touched, fc.nat(), fc.boolean(), async ([log, one], to, fitted) => {
        const other = (one + 1 + (to % (log.length - 1))) % log.length;
        const at = (index: number, of: number): AuditRecord => {
          const moved = { ...(log[of] ?? expect.fail()), sequence: index + 1 };
          return fitted ? { ...moved, hash: hashOf(moved) } : moved;
        };
        const records = log.map((record, index) => {
          if (index === one) return at(one, other);
          return index === other ? at(other, one) : record;
        });
        expect(await firstBad(records, headOf(log))).toBe(Math.min(one, other) + 1);
      }),
    ));

  it('is found out by a kept head when the host chained and signed it anew', () =>
    fc.assert(
      fc.asyncProperty(touched, async ([log, index]) => {
        const kept = signedHead(log).head;
        const forged = writtenAnew(log, index);
        expect(await firstBad(forged, headOf(forged))).toBeNull();
        expect(await firstBad(forged, kept)).toBe(log.length);
        // The nearer the head, the nearer the event: of the first one that was replaced, it names that one.
        expect(await firstBad(forged, headOf(log.slice(0, index + 1)), kept)).toBe(index + 1);
      }),
      { numRuns: 50 },
    ));
});
