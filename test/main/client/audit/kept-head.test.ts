import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keepHead } from '#main/client/audit/kept-head';
import { signHandover } from '#main/cluster/authority/handover';
import type { ProvenHead } from '#shared/model/audit';
import { auditCluster, auditKey, chained, signedHead } from '../../../helpers/audit-log';
import { auditKeys, handovers, headAfter } from '../../../helpers/handed-over';

const log = chained(['a', 'b', 'c', 'd'].map((type) => ({ type, actor: 'cluster', data: {} })));
const upTo = (length: number) => log.slice(0, length);

function keep(kept: ProvenHead | null, told: ProvenHead): ProvenHead | string {
  const next = keepHead(kept, told, auditCluster);
  return next.ok ? next.value : next.error;
}

describe('the kept end of a log whose key was handed over', () => {
  it('moves on to the next key, also over several, and keeps how many there were', () => {
    const first = keep(null, headAfter(0, upTo(1)));
    const kept = keep(first as ProvenHead, headAfter(2, upTo(3)));
    expect(kept).toMatchObject({ head: { sequence: 3 }, handovers: [{ number: 2 }] });
    expect(keep(kept as ProvenHead, headAfter(2, upTo(4)))).toMatchObject({
      head: { sequence: 4 },
    });
  });

  it('stays where no hand-over leads, or a forged one', () => {
    const kept = headAfter(0, upTo(1));
    const stranger = generateKeyPairSync('ed25519').privateKey;
    const told = signedHead(upTo(2), { key: stranger });
    const about = { authority: 'audit' as const, cluster: auditCluster, number: 1, now: 1 };
    const forged = signHandover({ ...about, from: stranger, to: stranger });
    const claimed = { ...forged, from: kept.publicKey };
    for (const chain of [[], [forged], [claimed], handovers(1)])
      expect(keep(kept, { ...told, handovers: chain })).toMatch(/another key/);
  });

  it('never goes back to a key that was replaced, but for an end that was merely late', () => {
    const kept = keep(null, headAfter(1, upTo(3))) as ProvenHead;
    expect(keep(kept, headAfter(0, upTo(2), 0))).toEqual(kept);
    expect(keep(kept, headAfter(0, upTo(2), 50))).toMatch(/another key/);
    expect(keep(kept, headAfter(0, upTo(4), 0))).toMatch(/another key/);
  });

  it('lets no key back in that was rolled back', () => {
    const [, next] = auditKeys;
    const about = { authority: 'audit' as const, cluster: auditCluster };
    const back = signHandover({ ...about, number: 2, from: next, to: auditKey, now: 20 });
    const rolledBack = { ...headAfter(0, upTo(2)), handovers: [...handovers(1), back] };
    const kept = keep(headAfter(0, upTo(1)), rolledBack) as ProvenHead;
    expect(kept).toMatchObject({ head: { sequence: 2 }, handovers: [{ number: 2 }] });
    expect(keep(kept, headAfter(1, upTo(3), 99))).toMatch(/another key/);
  });
});
