import { assertNever } from '#shared/lib/assert-never';
import type { Batch, Write } from '../repository';
import type { SqliteDatabase } from './open';

/** How many changes the event stream can be resumed over. */
export const keptChanges = 10_000;

const statements = {
  user: upsert('users', ['id'], ['name', 'roles', 'traits', 'locked', 'created', 'deleted']),
  password: upsert(
    'passwords',
    ['user'],
    ['hash', 'salt', 'cost', 'block_size', 'parallelization'],
  ),
  session: upsert(
    'sessions',
    ['id'],
    ['user', 'generation', 'assumed', 'created', 'expires', 'ended'],
  ),
  role: upsert('roles', ['name'], ['definition', 'source', 'version']),
  resource: upsert('resources', ['id'], ['kind', 'name', 'labels', 'description']),
  node: upsert(
    'nodes',
    ['resource'],
    ['node_id', 'host', 'port', 'host_keys', 'built_in', 'refused_key'],
  ),
  request: upsert(
    'requests',
    ['id'],
    [
      'requester',
      'roles',
      'resources',
      'reason',
      'suggested_reviewers',
      'state',
      'created',
      'pending_until',
      'access_duration',
      'approved_at',
      'access_until',
      'resolution',
      'ended_by',
    ],
  ),
  review: 'INSERT INTO reviews (request, author, verdict, message, at) VALUES (?, ?, ?, ?, ?)',
  invite: upsert('invites', ['code_hash'], ['user', 'created', 'expires', 'used']),
  setting: upsert('settings', ['key'], ['value']),
  audit:
    'INSERT INTO audit (sequence, at, type, actor, data, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  change: 'INSERT INTO changes (revision, at, type, request, change, by) VALUES (?, ?, ?, ?, ?, ?)',
  trim: 'DELETE FROM changes WHERE revision <= ?',
} as const;

type Name = keyof typeof statements;
type Run = (name: Name, ...values: unknown[]) => void;

/** Writes batches, each in one transaction: all of it is on disk when the call returns, or nothing is. */
export function createWriter(database: SqliteDatabase): (batch: Batch) => void {
  const prepared = new Map(
    (Object.keys(statements) as Name[]).map((name) => [name, database.prepare(statements[name])]),
  );
  const run: Run = (name, ...values) => void prepared.get(name)?.run(...values);
  return (batch) => {
    if (batch.audit.length === 0) throw new Error('A batch without an audit event');
    database.exec('BEGIN IMMEDIATE');
    try {
      for (const write of batch.writes) writeOne(run, write);
      writeLogs(run, batch);
      database.exec('COMMIT');
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
}

function writeLogs(run: Run, batch: Batch): void {
  for (const each of batch.audit) {
    const data = JSON.stringify(each.data);
    run('audit', each.sequence, each.at, each.type, each.actor, data, each.previous, each.hash);
  }
  for (const each of batch.changes) {
    run('change', each.revision, each.at, each.type, each.request, each.change, each.by);
    if (each.revision % 256 === 0) run('trim', each.revision - keptChanges);
  }
}

function writeOne(run: Run, write: Write): void {
  switch (write.type) {
    case 'user': {
      const { id, name, roles, traits, locked, created, deleted } = write.user;
      return run('user', id, name, json(roles), json(traits), locked, created, deleted);
    }
    case 'password': {
      const { user, hash, salt, cost, blockSize, parallelization } = write.password;
      return run('password', user, hash, salt, cost, blockSize, parallelization);
    }
    case 'session': {
      const { id, user, generation, assumed, created, expires, ended } = write.session;
      return run('session', id, user, generation, json(assumed), created, expires, ended);
    }
    case 'role': {
      const { name, definition, source, version } = write.role;
      return run('role', name, json(definition), source, version);
    }
    case 'node':
      return writeNode(run, write);
    case 'request':
      return writeRequest(run, write);
    case 'review': {
      const { request, author, verdict, message, at } = write.review;
      return run('review', request, author, verdict, message, at);
    }
    case 'invite': {
      const { codeHash, user, created, expires, used } = write.invite;
      return run('invite', codeHash, user, created, expires, used);
    }
    case 'setting':
      return run('setting', write.key, json(write.value));
    default:
      return assertNever(write);
  }
}

function writeNode(run: Run, { node }: Extract<Write, { type: 'node' }>): void {
  const { resource, nodeId, host, port, hostKeys, builtIn, refusedKey } = node;
  const { id, kind, name, labels, description } = resource;
  run('resource', id, kind, name, json(labels), description);
  run('node', id, nodeId, host, port, json(hostKeys), builtIn ? 1 : 0, refusedKey);
}

function writeRequest(run: Run, { request }: Extract<Write, { type: 'request' }>): void {
  run(
    'request',
    request.id,
    request.requester,
    json(request.roles),
    json(request.resources),
    request.reason,
    json(request.suggestedReviewers),
    request.state,
    request.created,
    request.pendingUntil,
    request.accessDuration,
    request.approvedAt,
    request.accessUntil,
    request.resolution,
    request.endedBy,
  );
}

function upsert(table: string, keys: readonly string[], rest: readonly string[]): string {
  const columns = [...keys, ...rest];
  const marks = columns.map(() => '?').join(', ');
  const updates = rest.map((column) => `${column} = excluded.${column}`).join(', ');
  return (
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks}) ` +
    `ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${updates}`
  );
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
