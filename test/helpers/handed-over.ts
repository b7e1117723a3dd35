import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { signHandover } from '#main/cluster/authority/handover';
import type { Handover } from '#shared/model/authority';
import type { AuditRecord, ProvenHead } from '#shared/model/audit';
import { auditCluster, auditKey, signedHead } from './audit-log';

const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

/** The audit keys of a log, one after the other; each but the first was handed over to. */
export const auditKeys: readonly [KeyObject, KeyObject, KeyObject] = [auditKey, newKey(), newKey()];

/** The first so many hand-overs between them. */
export function handovers(count: number): Handover[] {
  return auditKeys.slice(1, count + 1).map((to, index) =>
    signHandover({
      ...{
        authority: 'audit' as const,
        cluster: auditCluster,
        number: index + 1,
        to,
        now: 10 * index,
      },
      from: auditKeys[index] as KeyObject,
    }),
  );
}

/** The end of a log, signed by the key that so many hand-overs led to. */
export function headAfter(count: number, log: readonly AuditRecord[], at = log.length): ProvenHead {
  const head = signedHead(log, { key: auditKeys[count] as KeyObject, at });
  return count === 0 ? head : { ...head, handovers: handovers(count) };
}
