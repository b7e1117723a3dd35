import type { Resource } from '#shared/model/resource';
import type {
  AuditHead,
  NodeRecord,
  PasswordRecord,
  RequestRecord,
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
  /** PENDING and APPROVED ones. */
  readonly openRequests: ReadonlyMap<string, RequestRecord>;
  readonly settings: ReadonlyMap<string, unknown>;
  readonly revision: number;
  readonly auditHead: AuditHead | null;
  /** Any resource by its id, as it is now. */
  resource(id: string): Resource | undefined;
  userNamed(name: string): UserRecord | null;
  /** A node by its name or by its immutable id. */
  nodeNamed(target: string): NodeRecord | null;
}

export interface LiveState extends ClusterState {
  apply(batch: Batch): void;
}

export function isOpen(request: RequestRecord): boolean {
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
  readonly openRequests: Map<string, RequestRecord>;
  readonly settings: Map<string, unknown>;
  revision: number;
  auditHead: AuditHead | null;
  readonly #idsByName = new Map<string, string>();
  readonly #nodesByName = new Map<string, string>();

  constructor(snapshot: Snapshot) {
    this.users = new Map(snapshot.users.map((user) => [user.id, user]));
    this.passwords = new Map(snapshot.passwords.map((each) => [each.user, each]));
    this.sessions = new Map(snapshot.sessions.map((session) => [session.id, session]));
    this.roles = new Map(snapshot.roles.map((role) => [role.name, role]));
    this.nodes = new Map(snapshot.nodes.map((node) => [node.resource.id, node]));
    this.openRequests = new Map(snapshot.openRequests.map((request) => [request.id, request]));
    this.settings = new Map(snapshot.settings);
    this.revision = snapshot.revision;
    this.auditHead = snapshot.auditHead;
    for (const user of snapshot.users) this.#name(user);
    for (const node of snapshot.nodes) this.#nameNode(node);
  }

  resource(id: string): Resource | undefined {
    return this.nodes.get(id)?.resource;
  }

  userNamed(name: string): UserRecord | null {
    const id = this.#idsByName.get(name);
    return (id === undefined ? undefined : this.users.get(id)) ?? null;
  }

  nodeNamed(target: string): NodeRecord | null {
    const id = this.#nodesByName.get(target);
    return (id === undefined ? undefined : this.nodes.get(id)) ?? null;
  }

  apply(batch: Batch): void {
    for (const write of batch.writes) this.#applyWrite(write);
    this.revision = batch.changes.at(-1)?.revision ?? this.revision;
    this.auditHead = batch.audit.at(-1) ?? this.auditHead;
  }

  #applyWrite(write: Write): void {
    if (write.type === 'user') {
      this.users.set(write.user.id, write.user);
      this.#name(write.user);
    } else if (write.type === 'password') this.passwords.set(write.password.user, write.password);
    else if (write.type === 'role') this.roles.set(write.role.name, write.role);
    else if (write.type === 'node') this.#nameNode(write.node);
    else if (write.type === 'setting') this.settings.set(write.key, write.value);
    else if (write.type === 'session') {
      if (write.session.ended === null) this.sessions.set(write.session.id, write.session);
      else this.sessions.delete(write.session.id);
    } else if (write.type === 'request') {
      if (isOpen(write.request)) this.openRequests.set(write.request.id, write.request);
      else this.openRequests.delete(write.request.id);
    }
  }

  #nameNode(node: NodeRecord): void {
    const known = this.nodes.get(node.resource.id);
    if (known) this.#nodesByName.delete(known.resource.name);
    this.nodes.set(node.resource.id, node);
    this.#nodesByName.set(node.resource.name, node.resource.id);
    this.#nodesByName.set(node.nodeId, node.resource.id);
  }

  #name(user: UserRecord): void {
    if (user.deleted === null) this.#idsByName.set(user.name, user.id);
    else if (this.#idsByName.get(user.name) === user.id) this.#idsByName.delete(user.name);
  }
}
