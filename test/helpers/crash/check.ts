import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { AuditRecord } from '#shared/model/audit';
import { nextRequestState, type RequestEvent } from '#shared/model/request-machine';
import { faultOf } from '#main/cluster/audit/chain';
import { openSqliteRepository } from '#main/cluster/store/sqlite/repository';
import type { AuditHead, RequestRecord } from '#main/cluster/store/records';
import type { Repository } from '#main/cluster/store/repository';
import { approvalsNeeded } from './cluster';
import type { Journal } from './journal';

/** What the audit log says of a request, told from its beginning. */
interface Told {
  state: RequestRecord['state'];
  readonly reason: unknown;
  readonly reviews: { readonly author: string; readonly verdict: unknown }[];
}

/** Follows a cluster's store from crash to crash. */
export interface CrashCheck {
  /** Compares what is on the disk with what was acknowledged in the round that just ended. */
  round(journal: Journal): Promise<void>;
}

const events: Readonly<Record<string, RequestEvent>> = {
  'access_request.reviewed': 'review',
  'access_request.approved': 'approve',
  'access_request.denied': 'deny',
  'access_request.revoked': 'revoke',
  'access_request.expired': 'expire',
  'access_request.access-ended': 'expire',
};

export function createCrashCheck(dataDir: string): CrashCheck {
  let head: AuditHead | null = null;
  const told = new Map<string, Told>();
  const byReason = new Map<unknown, string[]>();
  const issued = new Set<string>();

  /** Every step must be one that the table of states has, and be signed by somebody new where it is a review. */
  function follow(record: AuditRecord): string | null {
    const id = String(record.data['request']);
    if (record.type === 'certificate.issue') {
      const { session, generation, assumed } = record.data;
      issued.add(JSON.stringify([session, generation, assumed]));
      for (const each of assumed as string[]) expect(told.get(each)?.state).toBe('APPROVED');
    }
    if (record.type === 'access_request.created') {
      expect(told.has(id)).toBe(false);
      const { reason } = record.data;
      told.set(id, { state: 'PENDING', reason, reviews: [] });
      byReason.set(reason, [...(byReason.get(reason) ?? []), id]);
      return id;
    }
    const event = events[record.type];
    const known = told.get(id);
    if (event === undefined) return null;
    if (!known) throw new Error(`${record.type} of a request that was never made`);
    const next = nextRequestState(known.state, event);
    if (!next.ok) throw new Error(next.error);
    known.state = next.value;
    if (['review', 'approve', 'deny'].includes(event))
      known.reviews.push({ author: record.actor, verdict: record.data['verdict'] });
    return id;
  }

  async function followLog(repository: Repository): Promise<ReadonlySet<string>> {
    const touched = new Set<string>();
    for (;;) {
      const page = await repository.readAudit({ after: head?.sequence ?? 0, limit: 500 });
      for (const record of page) {
        const fault = faultOf(record, head);
        if (fault !== null) throw new Error(fault);
        const id = follow(record);
        if (id !== null) touched.add(id);
        head = record;
      }
      if (page.length < 500) return touched;
    }
  }

  return {
    async round(journal) {
      const copy = copyStore(dataDir);
      const repository = openSqliteRepository(join(copy, 'cluster.db'));
      try {
        const touched = await followLog(repository);
        for (const id of touched) await checkStored(repository, id, told.get(id));
        for (const reason of journal.sent)
          expect(byReason.get(reason)?.length ?? 0).toBeLessThanOrEqual(1);
        checkAcknowledged(journal, { told, byReason, issued });
      } finally {
        await repository.close();
        rmSync(copy, { recursive: true });
      }
    },
  };
}

/** What a crash left, apart from it: the cluster alone puts its own store in order again. */
function copyStore(dataDir: string): string {
  const copy = mkdtempSync(join(dirname(dataDir), 'copy-'));
  for (const name of ['cluster.db', 'cluster.db-wal'])
    if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(copy, name));
  return copy;
}

/** A request and its reviews are what the log says of them: nothing is there by half. */
async function checkStored(
  repository: Repository,
  id: string,
  told: Told | undefined,
): Promise<void> {
  const stored = await repository.findRequest(id);
  if (!stored || !told) throw new Error(`Request ${id} is in the log alone`);
  const reviews = stored.reviews.map(({ author, verdict }) => ({ author, verdict }));
  const { state, reason } = stored;
  expect({ state, reason, reviews: sorted(reviews) }).toEqual({
    ...told,
    reviews: sorted(told.reviews),
  });
  const approvals = reviews.filter(({ verdict }) => verdict === 'approve');
  const authors = new Set(approvals.map(({ author }) => author));
  expect(authors.size).toBe(approvals.length);
  expect(authors.has(stored.requester)).toBe(false);
  expect(stored.approvedAt !== null).toBe(authors.size >= approvalsNeeded);
  if (stored.state === 'PENDING') expect(authors.size).toBeLessThan(approvalsNeeded);
}

function checkAcknowledged(
  journal: Journal,
  log: {
    readonly told: ReadonlyMap<string, Told>;
    readonly byReason: ReadonlyMap<unknown, readonly string[]>;
    readonly issued: ReadonlySet<string>;
  },
): void {
  for (const [reason, id] of journal.created) expect(log.byReason.get(reason)).toEqual([id]);
  for (const { id, author, verdict, state } of journal.reviewed) {
    const told = log.told.get(id);
    expect(told?.reviews.filter((each) => each.author === author)).toEqual([{ author, verdict }]);
    if (state === 'APPROVED') expect(['APPROVED', 'REVOKED']).toContain(told?.state);
    if (state === 'DENIED') expect(told?.state).toBe('DENIED');
  }
  for (const id of journal.revoked) expect(log.told.get(id)?.state).toBe('REVOKED');
  for (const { id, session, generation } of journal.certificates)
    expect(log.issued.has(JSON.stringify([session, generation, [id]]))).toBe(true);
}

function sorted<T extends { readonly author: unknown }>(reviews: readonly T[]): T[] {
  return reviews.toSorted((a, b) => (String(a.author) < String(b.author) ? -1 : 1));
}
