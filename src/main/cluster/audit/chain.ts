import { createHash } from 'node:crypto';
import type { AuditHead, AuditRecord } from '../store/records';

/** What is to be recorded. `data` must be plain JSON; it never holds a secret. */
export interface NewAuditEvent {
  readonly type: string;
  /** A user's id, `cluster`, or `nobody`. */
  readonly actor: string;
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
    data: JSON.parse(JSON.stringify(event.data)) as Record<string, unknown>,
    previous: previous?.hash ?? chainStart,
  };
  return { ...record, hash: hashOf(record) };
}

/**
 * SHA-256 over the JSON array of an event's fields in a fixed order, with the keys of `data` sorted at every depth,
 * so that the same event always gives the same bytes.
 */
function hashOf(record: Omit<AuditRecord, 'hash'>): string {
  const { sequence, at, type, actor, data, previous } = record;
  return createHash('sha256')
    .update(JSON.stringify([sequence, at, type, actor, sorted(data), previous]))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

/**
 * Checks one event against the one before it.
 *
 * @returns what is wrong, in words, or `null`
 */
export function faultOf(record: AuditRecord, previous: AuditHead | null): string | null {
  const expected = (previous?.sequence ?? 0) + 1;
  if (record.sequence !== expected)
    return `event ${expected} is missing: ${record.sequence} follows instead`;
  if (record.previous !== (previous?.hash ?? chainStart))
    return `event ${record.sequence} does not follow from the one before it`;
  if (record.hash !== hashOf(record)) return `event ${record.sequence} was changed`;
  return null;
}
