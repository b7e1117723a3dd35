import type { LockTarget } from '#shared/model/lock';
import type { Resource, ResourceKind } from '#shared/model/resource';
import type { JoinTokenRecord } from './enrolment-records';
import type {
  AuditHead,
  LockRecord,
  NodeRecord,
  PasswordRecord,
  PresetRecord,
  RequestRecord,
  ResourceRecord,
  ReviewRuleRecord,
  RoleRecord,
  SignInSession,
  UserRecord,
} from './records';
import type { Batch } from './repository';

/**
 * What decisions are made from, held in memory and kept in step with the store: a batch is applied here right after
 * it is on disk, never before. Closed requests stay in the store alone.
 */
export interface ClusterState {
  readonly users: ReadonlyMap<string, UserRecord>;
  readonly passwords: ReadonlyMap<string, PasswordRecord>;
  readonly sessions: ReadonlyMap<string, SignInSession>;
  readonly roles: ReadonlyMap<string, RoleRecord>;
  /** By resource id. */
  readonly nodes: ReadonlyMap<string, NodeRecord>;
  /** Of every kind but nodes, by resource id. */
  readonly resources: ReadonlyMap<string, ResourceRecord>;
  /** PENDING and APPROVED ones. */
  readonly openRequests: ReadonlyMap<string, RequestRecord>;
  readonly locks: ReadonlyMap<string, LockRecord>;
  readonly presets: ReadonlyMap<string, PresetRecord>;
  /** By id; those with uses left. */
  readonly joinTokens: ReadonlyMap<string, JoinTokenRecord>;
  /** By name. */
  readonly reviewRules: ReadonlyMap<string, ReviewRuleRecord>;
  readonly settings: ReadonlyMap<string, unknown>;
  readonly revision: number;
  readonly auditHead: AuditHead | null;
  userNamed(name: string): UserRecord | null;
  /** A node by its name or by its immutable id. */
  nodeNamed(target: string): NodeRecord | null;
  /** A resource of another kind than node, by its name. */
  resourceNamed(kind: ResourceKind, name: string): ResourceRecord | null;
  /** The lock that counts on this, if any; of several, the oldest. */
  lockOn(on: LockTarget): LockRecord | null;
  /** A resource of any kind by its id; what is inside a Kubernetes cluster is made from that cluster. */
  resource(id: string): Resource | undefined;
}

export interface LiveState extends ClusterState {
  /** @returns puts everything back as it was, as long as nothing was applied since that still stands */
  apply(batch: Batch): () => void;
}

export function isOpen(request: Pick<RequestRecord, 'state'>): boolean {
  return request.state === 'PENDING' || request.state === 'APPROVED';
}

/** The oldest of the locks on something. There are few locks, so they are looked through. */
export function lockAmong(
  locks: ReadonlyMap<string, LockRecord>,
  { kind, target }: LockTarget,
): LockRecord | null {
  const found = [...locks.values()].filter(({ on }) => on.kind === kind && on.target === target);
  return found.toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1))[0] ?? null;
}
