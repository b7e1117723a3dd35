import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { headText, type ProvenHead, type SignedHead } from '#shared/model/audit';
import type { AuditHead } from '../store/records';

/** The signed end of the audit log. */
export interface AuditHeads {
  /** The newest one; signed when it is asked for, and once for each event at most. */
  newest(): ProvenHead;
  /** Whether this cluster signed a head. */
  isOurs(head: SignedHead): boolean;
}

export function createAuditHeads(options: {
  /** An Ed25519 key that signs nothing else. */
  readonly key: KeyObject;
  /** The cluster's id. */
  readonly cluster: string;
  readonly state: { readonly auditHead: AuditHead | null };
  readonly now: () => number;
}): AuditHeads {
  const { key, cluster, state, now } = options;
  const publicKey = createPublicKey(key);
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  let signed: SignedHead | null = null;
  return {
    newest() {
      const end = state.auditHead;
      // A cluster's creation is its first event.
      if (!end) throw new Error('The audit log is empty');
      if (signed?.sequence !== end.sequence) {
        const { sequence, hash } = end;
        const head = { v: 1 as const, cluster, sequence, hash, at: now() };
        const signature = sign(null, Buffer.from(headText(head)), key).toString('base64');
        signed = { ...head, signature };
      }
      return { head: signed, publicKey: spki };
    },
    isOurs: (head) =>
      head.cluster === cluster &&
      verify(null, Buffer.from(headText(head)), publicKey, Buffer.from(head.signature, 'base64')),
  };
}
