import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { chainEvent, type NewAuditEvent } from '#main/cluster/audit/chain';
import { createAuditHeads, type HeadSigner } from '#main/cluster/audit/heads';
import type { KeptHead } from '#main/cluster/audit/verify';
import type { AuditRecord, ProvenHead } from '#shared/model/audit';
import { uuid } from './window-builders';

const event = fc.record({
  type: fc.constantFrom('a', 'b.c', 'sign_in'),
  actor: fc.constantFrom('cluster', 'nobody', 'x'),
  address: fc.constantFrom(null, '::1', '192.0.2.7'),
  data: fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
});

/** Events as a cluster chains them, a second apart. */
export function chained(events: readonly NewAuditEvent[]): AuditRecord[] {
  const log: AuditRecord[] = [];
  for (const each of events)
    log.push(chainEvent(each, 1_000 * (log.length + 1), log.at(-1) ?? null));
  return log;
}

/** A log of a few events. */
export const logs = fc.array(event, { minLength: 3, maxLength: 12 }).map(chained);

/** A log, and the index of the event that something is done to. */
export const touched = logs.chain((log) => fc.tuple(fc.constant(log), fc.nat(log.length - 1)));

/** Serves records the way a store does: by their sequence. */
export function storeOf(records: readonly AuditRecord[]) {
  const stored = records.toSorted((one, other) => one.sequence - other.sequence);
  return {
    readAudit: ({ after, limit }: { readonly after: number; readonly limit: number }) =>
      Promise.resolve(stored.filter(({ sequence }) => sequence > after).slice(0, limit)),
  };
}

export function headOf(log: readonly AuditRecord[]): KeptHead {
  const last = log.at(-1);
  if (!last) throw new Error('An empty log has no head');
  return { sequence: last.sequence, hash: last.hash, at: null };
}

export const auditKey = generateKeyPairSync('ed25519').privateKey;
export const auditCluster = uuid(301);

/** What signs heads with a key that was never replaced. */
export function signerOf(privateKey: KeyObject): HeadSigner {
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return { privateKey, publicKey: spki.toString('base64'), handovers: [] };
}

/** The signed end of a log. */
export function signedHead(
  log: readonly AuditRecord[],
  more: { readonly key?: KeyObject; readonly cluster?: string; readonly at?: number } = {},
): ProvenHead {
  const { key = auditKey, cluster = auditCluster, at = 1 } = more;
  const state = { auditHead: headOf(log) };
  return createAuditHeads({ signer: () => signerOf(key), cluster, state, now: () => at }).newest();
}

/** The log with one event replaced and everything after it chained anew, as whoever holds the key can. */
export function writtenAnew(log: readonly AuditRecord[], index: number): AuditRecord[] {
  const made = log.slice(0, index);
  for (const { at, ...rest } of log.slice(index)) {
    const type = made.length === index ? `${rest.type}, or so` : rest.type;
    made.push(chainEvent({ ...rest, type }, at, made.at(-1) ?? null));
  }
  return made;
}
