import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { headText, type ProvenHead, type SignedHead } from '#shared/model/audit';
import type { Handover } from '#shared/model/authority';
import type { AuditHead } from '../store/records';

/** The signed end of the audit log. */
export interface AuditHeads {
  /** The newest one; signed when it is asked for, and once for each event at most. */
  newest(): ProvenHead;
  /** Whether this cluster signed a head, with the key that signs now or one that it replaced. */
  isOurs(head: SignedHead): boolean;
}

/** What signs the heads now. */
export interface HeadSigner {
  /** An Ed25519 key that signs nothing else, but for the hand-over to the next one. */
  readonly privateKey: KeyObject;
  /** SubjectPublicKeyInfo, DER in base64. */
  readonly publicKey: string;
  readonly handovers: readonly Handover[];
}

export function createAuditHeads(options: {
  /** Read at each use: the key rotates. */
  readonly signer: () => HeadSigner;
  /** The cluster's id. */
  readonly cluster: string;
  readonly state: { readonly auditHead: AuditHead | null };
  readonly now: () => number;
}): AuditHeads {
  const { signer, cluster, state, now } = options;
  let signed: { readonly head: SignedHead; readonly by: string } | null = null;
  return {
    newest() {
      const end = state.auditHead;
      // A cluster's creation is its first event.
      if (!end) throw new Error('The audit log is empty');
      const { privateKey, publicKey, handovers } = signer();
      if (signed?.head.sequence !== end.sequence || signed.by !== publicKey) {
        const { sequence, hash } = end;
        const head = { v: 1 as const, cluster, sequence, hash, at: now() };
        const signature = sign(null, Buffer.from(headText(head)), privateKey).toString('base64');
        signed = { head: { ...head, signature }, by: publicKey };
      }
      return {
        head: signed.head,
        publicKey,
        ...(handovers.length > 0 && { handovers: [...handovers] }),
      };
    },
    isOurs(head) {
      const { publicKey, handovers } = signer();
      const keys = [publicKey, ...handovers.map(({ from }) => from)];
      return head.cluster === cluster && keys.some((key) => isSignedBy(head, key));
    },
  };
}

function isSignedBy(head: SignedHead, spki: string): boolean {
  const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
  const signature = Buffer.from(head.signature, 'base64');
  return verify(null, Buffer.from(headText(head)), key, signature);
}
