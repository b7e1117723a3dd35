import { z } from 'zod';
import { auditRecordSchema, type AuditRecord } from '#shared/model/audit';
import {
  changeRecordSchema,
  inviteRecordSchema,
  nodeRecordSchema,
  passwordRecordSchema,
  requestRecordSchema,
  resourceRecordSchema,
  reviewRecordSchema,
  roleRecordSchema,
  signInSessionSchema,
  userRecordSchema,
  type ChangeRecord,
  type InviteRecord,
  type NodeRecord,
  type PasswordRecord,
  type RequestRecord,
  type ResourceRecord,
  type ReviewRecord,
  type RoleRecord,
  type SignInSession,
  type UserRecord,
} from '../records';

/** Rows as SQLite hands them out, turned into records. Each is parsed, so a row that was tampered with is refused. */
export type Row = Readonly<Record<string, unknown>>;

const json = (value: unknown): unknown => JSON.parse(z.string().parse(value)) as unknown;

export function toUser(row: Row): UserRecord {
  return userRecordSchema.parse({ ...row, roles: json(row['roles']), traits: json(row['traits']) });
}

export function toPassword(row: Row): PasswordRecord {
  const { block_size: blockSize, ...rest } = row;
  return passwordRecordSchema.parse({ ...rest, blockSize });
}

export function toSession(row: Row): SignInSession {
  return signInSessionSchema.parse({ ...row, assumed: json(row['assumed']) });
}

export function toRole(row: Row): RoleRecord {
  return roleRecordSchema.parse({ ...row, definition: json(row['definition']) });
}

export function toNode(row: Row): NodeRecord {
  return nodeRecordSchema.parse({
    resource: resourceOf(row),
    nodeId: row['node_id'],
    host: row['host'],
    port: row['port'],
    hostKeys: json(row['host_keys']),
    builtIn: row['built_in'] === 1,
    refusedKey: row['refused_key'],
    source: row['source'],
    version: row['version'],
  });
}

export function toResource(row: Row): ResourceRecord {
  return resourceRecordSchema.parse({
    resource: resourceOf(row),
    endpoint: row['endpoint'],
    source: row['source'],
    version: row['version'],
  });
}

function resourceOf(row: Row): Readonly<Record<string, unknown>> {
  return {
    id: row['id'],
    kind: row['kind'],
    name: row['name'],
    labels: json(row['labels']),
    description: row['description'],
    protocol: row['protocol'],
  };
}

export function toRequest(row: Row, reviews: readonly ReviewRecord[]): RequestRecord {
  return requestRecordSchema.parse({
    id: row['id'],
    requester: row['requester'],
    roles: json(row['roles']),
    resources: json(row['resources']),
    reason: row['reason'],
    suggestedReviewers: json(row['suggested_reviewers']),
    state: row['state'],
    created: row['created'],
    pendingUntil: row['pending_until'],
    accessDuration: row['access_duration'],
    approvedAt: row['approved_at'],
    accessUntil: row['access_until'],
    resolution: row['resolution'],
    endedBy: row['ended_by'],
    reviews,
  });
}

export function toReview(row: Row): ReviewRecord {
  return reviewRecordSchema.parse(row);
}

export function toInvite(row: Row): InviteRecord {
  const { code_hash: codeHash, ...rest } = row;
  return inviteRecordSchema.parse({ ...rest, codeHash });
}

export function toAudit(row: Row): AuditRecord {
  return auditRecordSchema.parse({ ...row, data: json(row['data']) });
}

export function toChange(row: Row): ChangeRecord {
  return changeRecordSchema.parse(row);
}
