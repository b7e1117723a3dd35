import { setImmediate as nextTurn } from 'node:timers/promises';
import { ZodError } from 'zod';
import type { AuditRecord } from '#shared/model/audit';
import type { AuditHead } from '../store/records';
import type { Repository } from '../store/repository';
import { faultOf } from './chain';

/** An end of the log that somebody remembers apart from it. */
export interface KeptHead extends AuditHead {
  /** When it was seen; `null` where nobody knows. */
  readonly at: number | null;
}

/** The first event that is not what it was, or is gone. */
export interface BadEvent {
  readonly sequence: number;
  /** When it happened, as far as the log or a kept head still says: for one that is gone, when the next one did. */
  readonly at: number | null;
  /** What is wrong, in words, without a full stop. */
  readonly what: string;
}

export interface Verification {
  /** How many events were found to be in order, from the first one on. */
  readonly checked: number;
  readonly firstBad: BadEvent | null;
  /** Where to go on; `null` when the end was reached or something was found. */
  readonly next: AuditHead | null;
}

type Log = Pick<Repository, 'readAudit'>;

const pageSize = 500;
/** So many events are checked in one go, which takes a few seconds. */
const stretch = 100_000;
/** Also what was put before the first event is read. */
const beforeAll = Number.MIN_SAFE_INTEGER;

/**
 * Reads the log and checks the chain, and that it still holds the kept heads: the events that somebody
 * remembers apart from the log, which is what finds a log that was cut off at its end or written anew.
 *
 * @param from the last event that was found to be in order; `null` begins
 */
export async function verifyAudit(
  log: Log,
  heads: readonly KeptHead[],
  from: AuditHead | null = null,
): Promise<Verification> {
  let last: Last = from;
  const enough = (from?.sequence ?? 0) + stretch;
  for (;;) {
    const page = await readPage(log, last);
    for (const record of page.records) {
      const firstBad = await badEvent(log, { record, last, heads });
      if (firstBad) return { checked: Math.max(0, firstBad.sequence - 1), firstBad, next: null };
      last = record;
    }
    const checked: number = last?.sequence ?? 0;
    if (page.unreadable) return { checked, firstBad: unreadable(last), next: null };
    if (page.records.length < pageSize)
      return { checked, firstBad: cutOff(last, heads), next: null };
    if (last && checked >= enough)
      return { checked, firstBad: null, next: { sequence: checked, hash: last.hash } };
    // Live connections share this process: they get their turn between pages.
    await nextTurn();
  }
}

/** The event before, or what is known of it. */
type Last = (AuditHead & { readonly at?: number }) | null;

interface Step {
  readonly record: AuditRecord;
  readonly last: Last;
  readonly heads: readonly KeptHead[];
}

async function badEvent(log: Log, { record, last, heads }: Step): Promise<BadEvent | null> {
  const { sequence, at } = record;
  const expected = (last?.sequence ?? 0) + 1;
  const head = heads.find((each) => each.sequence === sequence && each.hash !== record.hash);
  switch (faultOf(record, last)) {
    case 'out-of-order':
      return sequence < expected
        ? { sequence, at, what: 'stands before the first event' }
        : { sequence: expected, at, what: `is missing: event ${sequence} follows instead` };
    case 'changed':
      return { sequence, at, what: 'was changed: its hash does not fit' };
    case 'unlinked':
      // What comes after tells which of the two was replaced: it still holds the hash of the one that was there.
      return last && (await isVouchedFor(log, record, heads))
        ? { sequence: last.sequence, at: last.at ?? null, what: notTheOne }
        : { sequence, at, what: 'was replaced or moved: it does not follow from the one before' };
    case null:
      return head ? { sequence, at, what: 'is not the one that was signed' } : null;
  }
}

const notTheOne = 'was replaced: the one after it follows from another event';

async function isVouchedFor(
  log: Log,
  record: AuditRecord,
  heads: readonly KeptHead[],
): Promise<boolean> {
  const [next] = (await readPage(log, record, 1)).records;
  if (next) return faultOf(next, record) === null;
  return heads.some(({ sequence, hash }) => sequence === record.sequence && hash === record.hash);
}

function cutOff(last: Last, heads: readonly KeptHead[]): BadEvent | null {
  const end = last?.sequence ?? 0;
  const beyond = heads
    .filter(({ sequence }) => sequence > end)
    .toSorted((one, other) => one.sequence - other.sequence)[0];
  if (!beyond) return null;
  const what = `is missing: the log ends before it, and had reached event ${beyond.sequence}`;
  return { sequence: end + 1, at: beyond.at, what };
}

function unreadable(last: Last): BadEvent {
  return { sequence: (last?.sequence ?? 0) + 1, at: null, what: 'was changed: it cannot be read' };
}

/** The next events, up to the first one that cannot be read. @throws what the store throws for any other reason */
async function readPage(
  log: Log,
  last: Last,
  limit = pageSize,
): Promise<{ readonly records: readonly AuditRecord[]; readonly unreadable: boolean }> {
  const after = last?.sequence ?? beforeAll;
  try {
    return { records: await log.readAudit({ after, limit }), unreadable: false };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    if (limit === 1) return { records: [], unreadable: true };
    const first = await readPage(log, last, Math.ceil(limit / 2));
    const next = first.records.at(-1);
    if (first.unreadable || !next) return first;
    const rest = await readPage(log, next, Math.floor(limit / 2));
    return { records: [...first.records, ...rest.records], unreadable: rest.unreadable };
  }
}

/** A row that is no event, in the words of whatever could not read it. */
function isUnreadable(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof ZodError || cause instanceof SyntaxError;
}
