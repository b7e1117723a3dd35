import type { LockTarget } from '#shared/model/lock';
import type { Resource, ResourceKind } from '#shared/model/resource';
import { resourceInside } from './resource-inside';
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
import type { Batch, Snapshot, Write } from './repository';

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
  apply(batch: Batch): void;
}

export function isOpen(request: Pick<RequestRecord, 'state'>): boolean {
  return request.state === 'PENDING' || request.state === 'APPROVED';
}

export function createState(snapshot: Snapshot): LiveState {
  return new MemoryState(snapshot);
}

class MemoryState implements LiveState {
  readonly users: Map<string, UserRecord>;
  readonly passwords: Map<string, PasswordRecord>;
  readonly sessions: Map<string, SignInSession>;
  readonly roles: Map<string, RoleRecord>;
  readonly nodes: Map<string, NodeRecord>;
  readonly resources: Map<string, ResourceRecord>;
  readonly openRequests: Map<string, RequestRecord>;
  readonly locks: Map<string, LockRecord>;
  readonly presets: Map<string, PresetRecord>;
  readonly reviewRules: Map<string, ReviewRuleRecord>;
  readonly settings: Map<string, unknown>;
  revision: number;
  auditHead: AuditHead | null;
  readonly #idsByName = new Map<string, string>();
  readonly #nodesByName = new Map<string, string>();
  readonly #resourcesByName = new Map<string, string>();

  constructor(snapshot: Snapshot) {
    this.users = new Map(snapshot.users.map((user) => [user.id, user]));
    this.passwords = new Map(snapshot.passwords.map((each) => [each.user, each]));
    this.sessions = new Map(snapshot.sessions.map((session) => [session.id, session]));
    this.roles = new Map(snapshot.roles.map((role) => [role.name, role]));
    this.nodes = new Map(snapshot.nodes.map((node) => [node.resource.id, node]));
    this.resources = new Map(snapshot.resources.map((each) => [each.resource.id, each]));
    this.openRequests = new Map(snapshot.openRequests.map((request) => [request.id, request]));
    this.locks = new Map(snapshot.locks.map((lock) => [lock.id, lock]));
    this.presets = new Map(snapshot.presets.map((preset) => [preset.id, preset]));
    this.reviewRules = new Map(snapshot.reviewRules.map((rule) => [rule.name, rule]));
    this.settings = new Map(snapshot.settings);
    this.revision = snapshot.revision;
    this.auditHead = snapshot.auditHead;
    for (const user of snapshot.users) this.#name(user);
    for (const node of snapshot.nodes) this.#nameNode(node);
    for (const resource of snapshot.resources) this.#nameResource(resource);
  }

  userNamed(name: string): UserRecord | null {
    const id = this.#idsByName.get(name);
    return (id === undefined ? undefined : this.users.get(id)) ?? null;
  }

  nodeNamed(target: string): NodeRecord | null {
    const id = this.#nodesByName.get(target);
    return (id === undefined ? undefined : this.nodes.get(id)) ?? null;
  }

  resourceNamed(kind: ResourceKind, name: string): ResourceRecord | null {
    const id = this.#resourcesByName.get(`${kind} ${name}`);
    return (id === undefined ? undefined : this.resources.get(id)) ?? null;
  }

  lockOn(on: LockTarget): LockRecord | null {
    return lockAmong(this.locks, on);
  }

  resource(id: string): Resource | undefined {
    const known = this.nodes.get(id) ?? this.resources.get(id);
    return (
      known?.resource ?? resourceInside(id, (cluster) => this.resources.get(cluster)?.resource)
    );
  }

  apply(batch: Batch): void {
    for (const write of batch.writes) this.#applyWrite(write);
    this.revision = batch.changes.at(-1)?.revision ?? this.revision;
    this.auditHead = batch.audit.at(-1) ?? this.auditHead;
  }

  #applyWrite(write: Write): void {
    switch (write.type) {
      case 'user':
        this.users.set(write.user.id, write.user);
        return this.#name(write.user);
      case 'password':
        return void this.passwords.set(write.password.user, write.password);
      case 'role':
        return void this.roles.set(write.role.name, write.role);
      case 'role-deleted':
        return void this.roles.delete(write.name);
      case 'node':
        return this.#nameNode(write.node);
      case 'node-deleted':
        return this.#forgetNode(write.id);
      case 'resource':
        return this.#nameResource(write.resource);
      case 'resource-deleted':
        return this.#forgetResource(write.id);
      case 'setting':
        return void this.settings.set(write.key, write.value);
      case 'session':
        return keepWhile(
          this.sessions,
          write.session.id,
          write.session,
          write.session.ended === null,
        );
      case 'request':
        return keepWhile(this.openRequests, write.request.id, write.request, isOpen(write.request));
      case 'lock':
        return void this.locks.set(write.lock.id, write.lock);
      case 'lock-deleted':
        return void this.locks.delete(write.id);
      case 'preset':
        return void this.presets.set(write.preset.id, write.preset);
      case 'preset-deleted':
        return void this.presets.delete(write.id);
      case 'review-rule':
        return void this.reviewRules.set(write.rule.name, write.rule);
      case 'review-rule-deleted':
        return void this.reviewRules.delete(write.name);
      case 'review':
      case 'comment':
      case 'invite':
        return undefined;
    }
  }

  #forgetNode(id: string): void {
    const known = this.nodes.get(id);
    if (!known) return;
    this.nodes.delete(id);
    this.#nodesByName.delete(known.resource.name);
    this.#nodesByName.delete(known.nodeId);
  }

  #nameNode(node: NodeRecord): void {
    const known = this.nodes.get(node.resource.id);
    if (known) this.#nodesByName.delete(known.resource.name);
    this.nodes.set(node.resource.id, node);
    this.#nodesByName.set(node.resource.name, node.resource.id);
    this.#nodesByName.set(node.nodeId, node.resource.id);
  }

  #nameResource(record: ResourceRecord): void {
    const { id, kind, name } = record.resource;
    this.#forgetResource(id);
    this.resources.set(id, record);
    this.#resourcesByName.set(`${kind} ${name}`, id);
  }

  #forgetResource(id: string): void {
    const known = this.resources.get(id)?.resource;
    if (known) this.#resourcesByName.delete(`${known.kind} ${known.name}`);
    this.resources.delete(id);
  }

  #name(user: UserRecord): void {
    if (user.deleted === null) this.#idsByName.set(user.name, user.id);
    else if (this.#idsByName.get(user.name) === user.id) this.#idsByName.delete(user.name);
  }
}

/** The oldest of the locks on something. There are few locks, so they are looked through. */
export function lockAmong(
  locks: ReadonlyMap<string, LockRecord>,
  { kind, target }: LockTarget,
): LockRecord | null {
  for (const lock of locks.values())
    if (lock.on.kind === kind && lock.on.target === target) return lock;
  return null;
}

function keepWhile<T>(map: Map<string, T>, key: string, value: T, kept: boolean): void {
  if (kept) map.set(key, value);
  else map.delete(key);
}
