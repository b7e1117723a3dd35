import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditHead } from '../store/records';
import type { Repository } from '../store/repository';
import { faultOf } from './chain';

export interface Verification {
  readonly verified: boolean;
  /** What is wrong, in words; empty when nothing is. */
  readonly fault: string;
}

const pageSize = 500;

/**
 * Reads the whole log and checks the chain, and that it still contains and reaches `head`: the newest event that
 * somebody remembers apart from the log, which is what finds a log that was cut off at its end or written anew.
 */
export async function verifyAudit(
  repository: Pick<Repository, 'readAudit'>,
  head: AuditHead | null,
): Promise<Verification> {
  let last: AuditHead | null = null;
  let headSeen = head === null;
  for (;;) {
    const page = await repository.readAudit({ after: last?.sequence ?? 0, limit: pageSize });
    for (const record of page) {
      const fault = faultOf(record, last);
      if (fault) return { verified: false, fault };
      if (record.sequence === head?.sequence && record.hash === head.hash) headSeen = true;
      last = record;
    }
    if (page.length < pageSize) break;
    // Live connections share this process: they get their turn between pages.
    await nextTurn();
  }
  if (headSeen) return { verified: true, fault: '' };
  const fault = `event ${head?.sequence ?? 0} is no longer what it was, or is gone`;
  return { verified: false, fault };
}
