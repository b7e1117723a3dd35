import type { RequestRecord } from '../records';
import type { Repository, RequestPage, Snapshot } from '../repository';
import { auditQuery } from './audit-query';
import type { SqliteDatabase } from './open';
import { requestQuery } from './request-query';
import { recordingQuery, toRecording } from './recordings';
import {
  toAudit,
  toChange,
  toComment,
  toInvite,
  toJoinToken,
  toLock,
  toNode,
  toPassword,
  toPreset,
  toRequest,
  toResource,
  toReview,
  toReviewRule,
  toRole,
  toSession,
  toUser,
  type Row,
} from './rows';

type Reads = Pick<
  Repository,
  | 'load'
  | 'findRequest'
  | 'listRequests'
  | 'findInvite'
  | 'findRecording'
  | 'listRecordings'
  | 'listAudit'
  | 'searchAudit'
  | 'readAudit'
  | 'changesSince'
>;
/** What {@link Repository} reads, answered at once. */
export type SyncReads = {
  readonly [Name in keyof Reads]: (
    ...input: Parameters<Reads[Name]>
  ) => Awaited<ReturnType<Reads[Name]>>;
};
type All = (sql: string, ...values: unknown[]) => Row[];

export function createReader(database: SqliteDatabase): SyncReads {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  const all: All = (sql, ...values) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement.all(...values) as Row[];
  };
  return {
    load: (now) => load(all, now),
    findRequest: (id) => withSaid(all, all('SELECT * FROM requests WHERE id = ?', id))[0] ?? null,
    listRequests: (page) => listRequests(all, page),
    findInvite(codeHash) {
      const [row] = all('SELECT * FROM invites WHERE code_hash = ?', codeHash);
      return row ? toInvite(row) : null;
    },
    findRecording(id) {
      const [row] = all('SELECT * FROM recordings WHERE id = ?', id);
      return row ? toRecording(row) : null;
    },
    listRecordings(search) {
      const { sql, values } = recordingQuery(search);
      return all(sql, ...values).map(toRecording);
    },
    listAudit: ({ before, limit }) =>
      all(
        'SELECT * FROM audit WHERE sequence < ? ORDER BY sequence DESC LIMIT ?',
        before ?? Number.MAX_SAFE_INTEGER,
        limit,
      ).map(toAudit),
    searchAudit(page) {
      const { sql, values } = auditQuery(page);
      return all(sql, ...values).map(toAudit);
    },
    readAudit: ({ after, limit }) =>
      all('SELECT * FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?', after, limit).map(
        toAudit,
      ),
    changesSince: (revision, limit) => changesSince(all, revision, limit),
  };
}

function load(all: All, now: number): Snapshot {
  const settings = all('SELECT key, value FROM settings').map((row): [string, unknown] => [
    String(row['key']),
    JSON.parse(String(row['value'])) as unknown,
  ]);
  const [head] = all('SELECT * FROM audit ORDER BY sequence DESC LIMIT 1');
  const [last] = all('SELECT max(revision) AS revision FROM changes');
  return {
    users: all('SELECT * FROM users').map(toUser),
    passwords: all('SELECT * FROM passwords').map(toPassword),
    sessions: all('SELECT * FROM sessions WHERE ended IS NULL AND expires > ?', now).map(toSession),
    roles: all('SELECT * FROM roles').map(toRole),
    nodes: all('SELECT * FROM nodes JOIN resources ON resources.id = nodes.resource').map(toNode),
    resources: all("SELECT * FROM resources WHERE kind <> 'node'").map(toResource),
    locks: all('SELECT * FROM locks ORDER BY created, id').map(toLock),
    presets: all('SELECT * FROM presets').map(toPreset),
    joinTokens: all('SELECT * FROM join_tokens WHERE uses_left > 0 AND expires > ?', now).map(
      toJoinToken,
    ),
    reviewRules: all('SELECT * FROM review_rules').map(toReviewRule),
    openRequests: withSaid(
      all,
      all("SELECT * FROM requests WHERE state IN ('PENDING', 'APPROVED') ORDER BY created, id"),
    ),
    settings: new Map(settings),
    revision: Number(last?.['revision'] ?? 0),
    auditHead: head ? toAudit(head) : null,
  };
}

function listRequests(all: All, page: RequestPage): RequestRecord[] {
  const { sql, values } = requestQuery(page);
  return withSaid(all, all(sql, ...values));
}

/** With the reviews and comments of each, read at once however many there are. */
function withSaid(all: All, rows: readonly Row[]): RequestRecord[] {
  const ids = JSON.stringify(rows.map((row) => row['id']));
  const about = (table: string) =>
    all(
      `SELECT * FROM ${table} WHERE request IN (SELECT value FROM json_each(?)) ORDER BY rowid`,
      ids,
    );
  const reviews = byRequest(about('reviews').map(toReview));
  const comments = byRequest(about('comments').map(toComment));
  return rows.map((row) => {
    const id = String(row['id']);
    return toRequest(row, { reviews: reviews.get(id) ?? [], comments: comments.get(id) ?? [] });
  });
}

function byRequest<T extends { readonly request: string }>(
  records: readonly T[],
): ReadonlyMap<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const record of records) {
    const known = grouped.get(record.request);
    if (known) known.push(record);
    else grouped.set(record.request, [record]);
  }
  return grouped;
}

function changesSince(
  all: All,
  revision: number,
  limit: number,
): ReturnType<SyncReads['changesSince']> {
  const [bounds] = all('SELECT min(revision) AS oldest, max(revision) AS newest FROM changes');
  const oldest = Number(bounds?.['oldest'] ?? 1);
  const newest = Number(bounds?.['newest'] ?? 0);
  if (revision > newest || revision < oldest - 1) return null;
  return all(
    'SELECT * FROM changes WHERE revision > ? ORDER BY revision LIMIT ?',
    revision,
    limit,
  ).map(toChange);
}
