import { z } from 'zod';
import {
  recordingRecordSchema,
  type RecordingRecord,
  type RecordingSearch,
} from '../recording-record';

/** The columns, in the order in which {@link recordingValues} has what they hold. */
export const recordingColumns = [
  ...['user', 'user_name', 'resource', 'node_name', 'login', 'request', 'source', 'what'],
  ...['started', 'columns', 'rows', 'has_input', 'state', 'ended', 'bytes', 'sha256', 'reason'],
  ...['exit_code', 'markers'],
];

export function recordingValues(record: RecordingRecord): readonly unknown[] {
  const { user, userName, resource, nodeName, login, request, source, what, started } = record;
  const { columns, rows, hasInput, state, ended, bytes, sha256, reason, exitCode } = record;
  return [
    ...[user, userName, resource, nodeName, login, request, source, what, started, columns, rows],
    ...[hasInput ? 1 : 0, state, ended, bytes, sha256, reason, exitCode],
    JSON.stringify(record.markers),
  ];
}

export function toRecording(row: Readonly<Record<string, unknown>>): RecordingRecord {
  const { user_name: userName, node_name: nodeName, has_input: input, ...rest } = row;
  const { exit_code: exitCode, markers, ...plain } = rest;
  const events = JSON.parse(z.string().parse(markers)) as unknown;
  const hasInput = input === 1;
  return recordingRecordSchema.parse({
    ...plain,
    ...{ userName, nodeName, hasInput, exitCode },
    markers: events,
  });
}

/** What words are looked for in. */
const everything =
  "lower(user_name || ' ' || node_name || ' ' || login || ' ' || source || ' ' || what || ' ' || reason || ' ' || " +
  "id || ' ' || coalesce(request, ''))";

/** One statement for a page of recordings, newest first. */
export function recordingQuery(search: RecordingSearch): { sql: string; values: unknown[] } {
  const { state, users, resources, from, until, overBefore, words, before, limit } = search;
  const parts: (readonly [string, ...unknown[]])[] = [
    ...(state === null ? [] : [['state = ?', state] as const]),
    ...(users === null ? [] : [among('user', users)]),
    ...(resources === null ? [] : [among('resource', resources)]),
    ...(from === null ? [] : [['started >= ?', from] as const]),
    ...(until === null ? [] : [['started < ?', until] as const]),
    ...(overBefore === null
      ? []
      : [["state <> 'live' AND coalesce(ended, started) < ?", overBefore] as const]),
    ...words.map((word) => [`instr(${everything}, lower(?)) > 0`, word] as const),
    ...(before ? [['(started, id) < (?, ?)', before.started, before.id] as const] : []),
  ];
  const where = ['TRUE', ...parts.map(([sql]) => `(${sql})`)].join(' AND ');
  return {
    sql: `SELECT * FROM recordings WHERE ${where} ORDER BY started DESC, id DESC LIMIT ?`,
    values: [...parts.flatMap(([, ...values]) => values), limit],
  };
}

function among(column: string, ids: readonly string[]): readonly [string, ...unknown[]] {
  return [ids.length > 0 ? `${column} IN (${ids.map(() => '?').join(', ')})` : 'FALSE', ...ids];
}
