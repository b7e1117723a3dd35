import { assertNever } from '#shared/lib/assert-never';
import type { Batch, Write } from '../repository';
import type { JoinTokenRecord } from '../enrolment-records';
import type { NodeRecord, RequestRecord, ResourceRecord } from '../records';
import type { SqliteDatabase } from './open';
import { recordingValues } from './recordings';
import { termsOf } from '../request-terms';
import { statements } from './statements';

/** How many changes the event stream can be resumed over. */
export const keptChanges = 10_000;

type Name = keyof typeof statements;
type Run = (name: Name, ...values: unknown[]) => void;

/** Writes batches in one transaction: all of them are on disk when the call returns, or nothing is. */
export function createWriter(database: SqliteDatabase): (batches: readonly Batch[]) => void {
  const prepared = new Map(
    (Object.keys(statements) as Name[]).map((name) => [name, database.prepare(statements[name])]),
  );
  const run: Run = (name, ...values) => void prepared.get(name)?.run(...values);
  return (batches) => {
    if (batches.some(({ audit }) => audit.length === 0))
      throw new Error('A batch without an audit event');
    database.exec('BEGIN IMMEDIATE');
    try {
      for (const batch of batches) {
        for (const write of batch.writes) writeOne(run, write);
        writeLogs(run, batch);
      }
      database.exec('COMMIT');
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
}

function writeLogs(run: Run, batch: Batch): void {
  for (const each of batch.audit) {
    const { sequence, at, type, actor, address, previous, hash } = each;
    const data = JSON.stringify(each.data);
    run('audit', sequence, at, type, actor, address, data, previous, hash);
  }
  for (const each of batch.changes) {
    run('change', each.revision, each.at, each.type, each.request, each.change, each.by);
    if (each.revision % 256 === 0) run('trim', each.revision - keptChanges);
  }
}

function writeOne(run: Run, write: Write): void {
  switch (write.type) {
    case 'user': {
      const { id, name, roles, traits, description, created, deleted } = write.user;
      const { source, version } = write.user;
      const columns = [json(roles), json(traits), description, created, deleted];
      return run('user', id, name, ...columns, source, version);
    }
    case 'password': {
      const { user, hash, salt, cost, blockSize, parallelization } = write.password;
      return run('password', user, hash, salt, cost, blockSize, parallelization);
    }
    case 'session': {
      const { id, user, generation, assumed, created, expires, ended, signedBy } = write.session;
      const times = [created, expires, ended];
      return run('session', id, user, generation, json(assumed), ...times, json(signedBy ?? []));
    }
    case 'role': {
      const { name, definition, source, version } = write.role;
      return run('role', name, json(definition), source, version);
    }
    case 'role-deleted':
      return run('role-deleted', write.name);
    case 'node':
      return writeNode(run, write.node);
    case 'node-deleted':
      run('node-deleted', write.id);
      return run('resource-deleted', write.id);
    case 'resource':
      return writeResource(run, write.resource);
    case 'resource-deleted':
      return run('resource-deleted', write.id);
    case 'request':
      return writeRequest(run, write.request);
    case 'review': {
      const { request, author, rule, verdict, message, at, terms } = write.review;
      return run('review', request, author, rule, verdict, message, at, jsonOrNull(terms));
    }
    case 'comment': {
      const { id, request, author, text, at } = write.comment;
      return run('comment', id, request, author, text, at);
    }
    case 'lock': {
      const { id, on, message, createdBy, created, expires } = write.lock;
      return run('lock', id, on.kind, on.target, message, createdBy, created, expires);
    }
    case 'lock-deleted':
      return run('lock-deleted', write.id);
    case 'preset': {
      const { id, owner, name, shared, content, changed } = write.preset;
      return run('preset', id, owner, name, shared ? 1 : 0, json(content), changed);
    }
    case 'preset-deleted':
      return run('preset-deleted', write.id);
    case 'review-rule': {
      const { name, definition, source, version } = write.rule;
      return run('review-rule', name, json(definition), source, version);
    }
    case 'review-rule-deleted':
      return run('review-rule-deleted', write.name);
    case 'invite': {
      const { codeHash, user, created, expires, used } = write.invite;
      return run('invite', codeHash, user, created, expires, used);
    }
    case 'recording':
      return run('recording', write.recording.id, ...recordingValues(write.recording));
    case 'recording-deleted':
      return run('recording-deleted', write.id);
    case 'join-token':
      return writeJoinToken(run, write.token);
    case 'setting':
      return run('setting', write.key, json(write.value));
    default:
      return assertNever(write);
  }
}

function writeNode(run: Run, node: NodeRecord): void {
  const { resource, nodeId, host, port, hostKeys, refusedKey, understands, source, version } = node;
  const builtIn = node.builtIn ? 1 : 0;
  writeResource(run, { resource, endpoint: '', source, version });
  const columns = [nodeId, host, port, json(hostKeys), builtIn, refusedKey, json(understands)];
  run('node', resource.id, ...columns, ...reportedColumns(node));
}

function reportedColumns(node: NodeRecord): unknown[] {
  const { trusts, facts, lastSeen, commandLabels, credentialHash, joinToken, tunnelKey } = node;
  const said = [json(trusts), jsonOrNull(facts), lastSeen, json(commandLabels)];
  return [...said, credentialHash, joinToken, tunnelKey];
}

function writeJoinToken(run: Run, token: JoinTokenRecord): void {
  const { id, hash, createdBy, created, expires, usesLeft, labels, namePattern } = token;
  run('join-token', id, hash, createdBy, created, expires, usesLeft, json(labels), namePattern);
}

function writeResource(run: Run, record: ResourceRecord): void {
  const { resource, endpoint, source, version } = record;
  const { id, kind, name, labels, description, protocol } = resource;
  const columns = [kind, name, json(labels), description, protocol];
  run('resource', id, ...columns, endpoint, source, version);
}

function writeRequest(run: Run, request: RequestRecord): void {
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
    request.startAt,
    jsonOrNull(request.asked),
    request.extends,
    request.escalations,
  );
  for (const term of termsOf((request.asked ?? request).resources.map(({ id }) => id)))
    run('request-term', term, request.created, request.id);
}

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : json(value);
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
