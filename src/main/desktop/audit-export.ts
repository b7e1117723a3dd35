import { open, rename, rm } from 'node:fs/promises';
import type { ApiInput, ApiOutput } from '#shared/api/contract';
import type { AuditFilter, AuditRecord, ProvenHead } from '#shared/model/audit';
import { orNotWritten } from './not-written';
import type { RemoteClient } from './remote';

/** So many events cross at once. */
const pageSize = 1_000;
const foundPageSize = 500;

export interface AuditExport {
  readonly client: Pick<RemoteClient, 'call'>;
  readonly profileId: string;
  /** Where to write; nothing is there, or what was there before, until all of it is written. */
  readonly path: string;
  /** Whether only what fits is wanted: such a file shows no gaps, so it proves less. */
  readonly filter: AuditFilter | null;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Writes the audit log as JSON lines: one event a line, and a last line with the log's signed end, as docs/audit.md
 * has it.
 *
 * @returns how many events were written; `null` when it was cancelled
 * @throws ExpectedError `conflict` when the file cannot be written, or what the cluster answers
 */
export async function exportAudit(wanted: AuditExport): Promise<number | null> {
  const { client, profileId, path, filter, signal } = wanted;
  const unfinished = `${path}.part`;
  const proven = await client.call({ profileId, name: 'audit.head', input: {} });
  const file = await orNotWritten(path, open(unfinished, 'w', 0o600));
  try {
    let events = 0;
    for await (const page of filter ? found(wanted, filter, proven) : all(wanted, proven)) {
      if (signal.aborted) return null;
      events += page.length;
      await orNotWritten(path, file.appendFile(page.map(lineOf).join('')));
    }
    await orNotWritten(path, file.appendFile(endOf(proven, filter === null)));
    await orNotWritten(path, file.sync());
    await orNotWritten(path, rename(unfinished, path));
    return events;
  } finally {
    await file.close();
    await rm(unfinished, { force: true });
  }
}

/** Everything up to the signed end, oldest first. */
async function* all(
  { client, profileId, onProgress }: AuditExport,
  { head }: ProvenHead,
): AsyncGenerator<readonly AuditRecord[]> {
  for (let after = 0; after < head.sequence;) {
    onProgress(after, head.sequence);
    const limit = Math.min(pageSize, head.sequence - after);
    const input = { after, limit };
    const { records } = await client.call({ profileId, name: 'audit.export', input });
    yield records;
    // A log that ends too early is written down as it is: whoever checks the file finds out.
    after = records.at(-1)?.sequence ?? head.sequence;
  }
}

/** What fits, newest first. */
async function* found(
  { client, profileId, onProgress }: AuditExport,
  filter: AuditFilter,
  { head }: ProvenHead,
): AsyncGenerator<readonly AuditRecord[]> {
  for (let before: number | null = head.sequence + 1; before !== null;) {
    onProgress(head.sequence + 1 - before, head.sequence);
    const input: ApiInput<'audit.list'> = { filter, before, limit: foundPageSize };
    const page: ApiOutput<'audit.list'> = await client.call({
      profileId,
      name: 'audit.list',
      input,
    });
    yield page.events;
    before = page.next;
  }
}

function lineOf({ sequence, at, type, actor, address, data, previous, hash }: AuditRecord): string {
  const record = { sequence, at, type, actor, address, data, previous, hash };
  return `${JSON.stringify(record)}\n`;
}

function endOf(proven: ProvenHead, complete: boolean): string {
  return `${JSON.stringify({ end: { v: 1, complete, ...proven } })}\n`;
}
