import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AuditWitness } from '#main/client/audit/audit-witness';
import { keepHead } from '#main/client/audit/kept-head';
import type { AuditPlace } from '#main/client/protocol';
import type { ApiInput } from '#shared/api/contract';
import type { ProvenHead } from '#shared/model/audit';
import {
  auditCluster,
  chained,
  logs,
  signedHead,
  touched,
  writtenAnew,
} from '../../../helpers/audit-log';
import { uuid } from '../../../helpers/window-builders';

const log = chained(['a', 'b', 'c'].map((type) => ({ type, actor: 'cluster', data: {} })));
const otherKey = generateKeyPairSync('ed25519').privateKey;
const headAt = (length: number, at = length) => signedHead(log.slice(0, length), { at });

describe('what is kept of a log', () => {
  it('only ever moves on', () =>
    fc.assert(
      fc.property(logs, fc.array(fc.nat()), (of, picks) => {
        let kept: ProvenHead | null = null;
        let farthest = 0;
        for (const pick of picks) {
          const length = 1 + (pick % of.length);
          const next = keepHead(
            kept,
            signedHead(of.slice(0, length), { at: length }),
            auditCluster,
          );
          kept = next.ok ? next.value : expect.fail(next.error);
          farthest = Math.max(farthest, length);
          expect(kept.head.sequence).toBe(farthest);
        }
      }),
    ));

  it('is never an event other than the one that was seen', () =>
    fc.assert(
      fc.property(touched, ([of, index]) => {
        const kept = signedHead(of);
        const next = keepHead(kept, signedHead(writtenAnew(of, index)), auditCluster);
        expect(next.ok).toBe(false);
      }),
      { numRuns: 30 },
    ));

  it.each<[what: string, told: ProvenHead, error: RegExp]>([
    ['another key', signedHead(log, { key: otherKey }), /another key/],
    ['another cluster', signedHead(log, { cluster: uuid(302) }), /signature/],
    ['a signature that is not good', { ...headAt(3), publicKey: 'AAAA' }, /signature/],
    ['an earlier end that was signed later', headAt(1, 99), /ends at event 1/],
  ])('is not replaced by %s', (_what, told, error) => {
    const next = keepHead(headAt(2), told, auditCluster);
    expect(next.ok ? '' : next.error).toMatch(error);
  });

  it('takes an end that was merely late for what it is', () => {
    expect(keepHead(headAt(3), headAt(2), auditCluster)).toEqual({ ok: true, value: headAt(3) });
  });
});

describe('a witness', () => {
  function rig(kept: ProvenHead | null, cluster: { head: ProvenHead }) {
    let changes = 0;
    const asked: ApiInput<'audit.verify'>[] = [];
    const witness = new AuditWitness(kept, auditCluster, () => (changes += 1));
    const api = {
      call: async (name: string, input: unknown) => {
        if (name === 'audit.head') return cluster.head as never;
        asked.push(input as ApiInput<'audit.verify'>);
        const next = asked.length < 2 ? { sequence: 1, hash: 'x' } : null;
        return { checked: 1, firstBad: null, next, ...cluster.head } as never;
      },
    };
    const check = (from: AuditPlace | null) => witness.check(api, from);
    return { witness, check, asked, changes: () => changes };
  }

  it('keeps the farthest end it heard of, and tells of each change once', () => {
    const { witness, changes } = rig(null, { head: headAt(1) });
    expect([headAt(1), headAt(3), headAt(2)].map((head) => witness.hear(head))).toEqual([
      '',
      '',
      '',
    ]);
    expect(witness.kept).toEqual(headAt(3));
    expect(changes()).toBe(2);
  });

  it('warns for good of what cannot be a continuation, and keeps what it had', () => {
    const { witness, changes } = rig(headAt(2), { head: headAt(1) });
    const forged = signedHead(log, { key: otherKey });
    expect(witness.hear(forged)).toMatch(/another key/);
    expect(witness.hear(forged)).toMatch(/another key/);
    expect(witness.hear(headAt(3))).toBe('');
    expect([witness.kept, changes()]).toEqual([headAt(3), 2]);
    expect(witness.warning).toMatch(/another key/);
  });

  it('has the whole log compared with the end that was kept when the check began', async () => {
    const { check, asked, witness } = rig(headAt(1), { head: headAt(3) });
    const first = await check(null);
    expect(witness.kept).toEqual(headAt(3));
    expect(first.kept).toEqual({ sequence: 1, at: 1 });
    await check(first.next);
    expect(asked.map(({ heads }) => heads)).toEqual([[headAt(1).head], [headAt(1).head]]);
    expect(asked.map(({ from }) => from?.sequence)).toEqual([undefined, 1]);
  });

  it('does not take the word of a cluster that signs with another key', async () => {
    const { check, asked } = rig(headAt(1), { head: signedHead(log, { key: otherKey }) });
    expect((await check(null)).trouble).toMatch(/another key/);
    expect(asked[0]?.heads).toEqual([]);
  });
});
