import { z } from 'zod';
import { auditRecordSchema, type AuditRecord } from '#shared/model/audit';
import { joinTokenRecordSchema, type JoinTokenRecord } from '../enrolment-records';
import {
  changeRecordSchema,
  commentRecordSchema,
  inviteRecordSchema,
  lockRecordSchema,
  nodeRecordSchema,
  passwordRecordSchema,
  presetRecordSchema,
  requestRecordSchema,
  resourceRecordSchema,
  reviewRecordSchema,
  reviewRuleRecordSchema,
  roleRecordSchema,
  signInSessionSchema,
  userRecordSchema,
  type ChangeRecord,
  type CommentRecord,
  type InviteRecord,
  type LockRecord,
  type NodeRecord,
  type PasswordRecord,
  type PresetRecord,
  type RequestRecord,
  type ResourceRecord,
  type ReviewRecord,
  type ReviewRuleRecord,
  type RoleRecord,
  type SignInSession,
  type UserRecord,
} from '../records';

/** Rows as SQLite hands them out, turned into records. Each is parsed, so a row that was tampered with is refused. */
export type Row = Readonly<Record<string, unknown>>;

const json = (value: unknown): unknown => JSON.parse(z.string().parse(value)) as unknown;
const jsonOrNull = (value: unknown): unknown => (value === null ? null : json(value));

export function toUser(row: Row): UserRecord {
  return userRecordSchema.parse({ ...row, roles: json(row['roles']), traits: json(row['traits']) });
}

export function toPassword(row: Row): PasswordRecord {
  const { block_size: blockSize, ...rest } = row;
  return passwordRecordSchema.parse({ ...rest, blockSize });
}

export function toSession(row: Row): SignInSession {
  const { signed_by: signedBy, ...rest } = row;
  return signInSessionSchema.parse({
    ...rest,
    assumed: json(row['assumed']),
    ...(signedBy !== '[]' && { signedBy: json(signedBy) }),
  });
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
    understands: json(row['understands']),
    trusts: json(row['trusts']),
    facts: jsonOrNull(row['facts']),
    lastSeen: row['last_seen'],
    commandLabels: json(row['command_labels']),
    credentialHash: row['credential_hash'],
    joinToken: row['join_token'],
    tunnelKey: row['tunnel_key'],
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

export function toRequest(
  row: Row,
  said: Pick<RequestRecord, 'reviews' | 'comments'>,
): RequestRecord {
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
    startAt: row['start_at'],
    asked: jsonOrNull(row['asked']),
    extends: row['extends'],
    escalations: row['escalations'],
    ...said,
  });
}

export function toReview(row: Row): ReviewRecord {
  return reviewRecordSchema.parse({ ...row, terms: jsonOrNull(row['terms']) });
}

export function toComment(row: Row): CommentRecord {
  return commentRecordSchema.parse(row);
}

export function toLock(row: Row): LockRecord {
  const { kind, target, created_by: createdBy, ...rest } = row;
  return lockRecordSchema.parse({ ...rest, on: { kind, target }, createdBy });
}

export function toPreset(row: Row): PresetRecord {
  const isShared = row['shared'] === 1;
  return presetRecordSchema.parse({ ...row, shared: isShared, content: json(row['content']) });
}

export function toReviewRule(row: Row): ReviewRuleRecord {
  return reviewRuleRecordSchema.parse({ ...row, definition: json(row['definition']) });
}

export function toInvite(row: Row): InviteRecord {
  const { code_hash: codeHash, ...rest } = row;
  return inviteRecordSchema.parse({ ...rest, codeHash });
}

export function toJoinToken(row: Row): JoinTokenRecord {
  return joinTokenRecordSchema.parse({
    id: row['id'],
    hash: row['hash'],
    createdBy: row['created_by'],
    created: row['created'],
    expires: row['expires'],
    usesLeft: row['uses_left'],
    labels: json(row['labels']),
    namePattern: row['name_pattern'],
  });
}

export function toAudit(row: Row): AuditRecord {
  return auditRecordSchema.parse({ ...row, data: json(row['data']) });
}

export function toChange(row: Row): ChangeRecord {
  return changeRecordSchema.parse(row);
}
