import { createHash } from 'node:crypto';
import type { AuditRecord } from '#shared/model/audit';
import type { AuditHead } from '../store/records';

/** What is to be recorded. `data` must be plain JSON; it never holds a secret. */
export interface NewAuditEvent {
  readonly type: string;
  /** A user's id, `cluster`, or `nobody`. */
  readonly actor: string;
  /** Where it was done from; left out by what is recorded during a call, whose address it then has. */
  readonly address?: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the first event is chained to: 64 zeros. */
export const chainStart = '0'.repeat(64);

/** Chains an event to the one before it. Sequences start at 1 and have no gaps. */
export function chainEvent(
  event: NewAuditEvent,
  at: number,
  previous: AuditHead | null,
): AuditRecord {
  const record = {
    sequence: (previous?.sequence ?? 0) + 1,
    at,
    type: event.type,
    actor: event.actor,
    address: event.address ?? null,
    data: JSON.parse(JSON.stringify(event.data)) as Record<string, unknown>,
    previous: previous?.hash ?? chainStart,
  };
  return { ...record, hash: hashOf(record) };
}

/**
 * SHA-256 over the JSON array of an event's fields in a fixed order, with the keys of `data` sorted at every depth,
 * so that the same event always gives the same bytes. An event without an address has none in the array, as those
 * had that were recorded before there were addresses; see docs/audit.md.
 */
export function hashOf(record: Omit<AuditRecord, 'hash'>): string {
  const { sequence, at, type, actor, address, data, previous } = record;
  const fields = [sequence, at, type, actor, sorted(data), previous];
  return createHash('sha256')
    .update(JSON.stringify(address === null ? fields : [...fields, address]))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

/** What is wrong with an event, on its own and against the one before it. */
export type Fault = 'out-of-order' | 'changed' | 'unlinked';

/** Checks one event against the one before it; `null` when nothing is wrong. */
export function faultOf(record: AuditRecord, previous: AuditHead | null): Fault | null {
  if (record.sequence !== (previous?.sequence ?? 0) + 1) return 'out-of-order';
  if (record.hash !== hashOf(record)) return 'changed';
  return record.previous === (previous?.hash ?? chainStart) ? null : 'unlinked';
}
