import type { LockTarget } from '#shared/model/lock';
import type { Resource, ResourceKind } from '#shared/model/resource';
import { isOpen, lockAmong, type LiveState } from './cluster-state';
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
import type { Batch, Snapshot, Write } from './repository';
import { resourceInside } from './resource-inside';
import { UndoLog } from './undo-log';

export function createState(snapshot: Snapshot): LiveState {
  return new MemoryState(snapshot);
}

class MemoryState implements LiveState {
  readonly #undo = new UndoLog();
  readonly users: Map<string, UserRecord>;
  readonly passwords: Map<string, PasswordRecord>;
  readonly sessions: Map<string, SignInSession>;
  readonly roles: Map<string, RoleRecord>;
  readonly nodes: Map<string, NodeRecord>;
  readonly resources: Map<string, ResourceRecord>;
  readonly openRequests: Map<string, RequestRecord>;
  readonly locks: Map<string, LockRecord>;
  readonly presets: Map<string, PresetRecord>;
  readonly joinTokens: Map<string, JoinTokenRecord>;
  readonly reviewRules: Map<string, ReviewRuleRecord>;
  readonly settings: Map<string, unknown>;
  revision: number;
  auditHead: AuditHead | null;
  readonly #idsByName = this.#undo.map<string, string>();
  readonly #nodesByName = this.#undo.map<string, string>();
  readonly #resourcesByName = this.#undo.map<string, string>();

  constructor(snapshot: Snapshot) {
    this.users = this.#undo.map(snapshot.users.map((user) => [user.id, user]));
    this.passwords = this.#undo.map(snapshot.passwords.map((each) => [each.user, each]));
    this.sessions = this.#undo.map(snapshot.sessions.map((session) => [session.id, session]));
    this.roles = this.#undo.map(snapshot.roles.map((role) => [role.name, role]));
    this.nodes = this.#undo.map(snapshot.nodes.map((node) => [node.resource.id, node]));
    this.resources = this.#undo.map(snapshot.resources.map((each) => [each.resource.id, each]));
    this.openRequests = this.#undo.map(
      snapshot.openRequests.map((request) => [request.id, request]),
    );
    this.locks = this.#undo.map(snapshot.locks.map((lock) => [lock.id, lock]));
    this.presets = this.#undo.map(snapshot.presets.map((preset) => [preset.id, preset]));
    this.joinTokens = this.#undo.map(snapshot.joinTokens.map((token) => [token.id, token]));
    this.reviewRules = this.#undo.map(snapshot.reviewRules.map((rule) => [rule.name, rule]));
    this.settings = this.#undo.map(snapshot.settings);
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

  apply(batch: Batch): () => void {
    const { revision, auditHead } = this;
    const undoMaps = this.#undo.record(() => {
      for (const write of batch.writes) this.#applyWrite(write);
    });
    this.revision = batch.changes.at(-1)?.revision ?? revision;
    this.auditHead = batch.audit.at(-1) ?? auditHead;
    return () => {
      undoMaps();
      this.revision = revision;
      this.auditHead = auditHead;
    };
  }

  #applyWrite(write: Write): void {
    switch (write.type) {
      case 'user':
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
      case 'session': {
        const { session } = write;
        return keepWhile(this.sessions, session.id, session, session.ended === null);
      }
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
      case 'join-token': {
        const { token } = write;
        return keepWhile(this.joinTokens, token.id, token, token.usesLeft > 0);
      }
      case 'review':
      case 'comment':
      case 'invite':
      case 'recording':
      case 'recording-deleted':
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
    this.#forgetNode(node.resource.id);
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
    const known = this.users.get(user.id)?.name;
    if (known !== undefined && this.#idsByName.get(known) === user.id)
      this.#idsByName.delete(known);
    this.users.set(user.id, user);
    if (user.deleted === null) this.#idsByName.set(user.name, user.id);
  }
}

function keepWhile<T>(map: Map<string, T>, key: string, value: T, kept: boolean): void {
  if (kept) map.set(key, value);
  else map.delete(key);
}
