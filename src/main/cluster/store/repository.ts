import type { RequestState } from '#shared/model/access-request';
import type { AuditRecord } from '#shared/model/audit';
import type { ResourceKind } from '#shared/model/resource';
import type { JoinTokenRecord } from './enrolment-records';
import type {
  AuditHead,
  ChangeRecord,
  CommentRecord,
  InviteRecord,
  LockRecord,
  NodeRecord,
  PasswordRecord,
  PresetRecord,
  RequestRecord,
  ResourceRecord,
  ReviewRecord,
  ReviewRuleRecord,
  RoleRecord,
  SignInSession,
  UserRecord,
} from './records';
import type { RecordingRecord, RecordingSearch } from './recording-record';

/**
 * One write. Puts replace the record of the same key; reviews and comments can only be added. Users are never deleted, only
 * marked so: what they did keeps its author.
 */
export type Write =
  | { readonly type: 'user'; readonly user: UserRecord }
  | { readonly type: 'password'; readonly password: PasswordRecord }
  | { readonly type: 'session'; readonly session: SignInSession }
  | { readonly type: 'role'; readonly role: RoleRecord }
  | { readonly type: 'role-deleted'; readonly name: string }
  | { readonly type: 'node'; readonly node: NodeRecord }
  | { readonly type: 'node-deleted'; readonly id: string }
  | { readonly type: 'resource'; readonly resource: ResourceRecord }
  | { readonly type: 'resource-deleted'; readonly id: string }
  | { readonly type: 'request'; readonly request: RequestRecord }
  | { readonly type: 'review'; readonly review: ReviewRecord }
  | { readonly type: 'comment'; readonly comment: CommentRecord }
  | { readonly type: 'lock'; readonly lock: LockRecord }
  | { readonly type: 'lock-deleted'; readonly id: string }
  | { readonly type: 'preset'; readonly preset: PresetRecord }
  | { readonly type: 'preset-deleted'; readonly id: string }
  | { readonly type: 'review-rule'; readonly rule: ReviewRuleRecord }
  | { readonly type: 'review-rule-deleted'; readonly name: string }
  | { readonly type: 'invite'; readonly invite: InviteRecord }
  | { readonly type: 'recording'; readonly recording: RecordingRecord }
  | { readonly type: 'recording-deleted'; readonly id: string }
  | { readonly type: 'join-token'; readonly token: JoinTokenRecord }
  | { readonly type: 'setting'; readonly key: string; readonly value: unknown };

/** What becomes durable together: the writes, their audit events and their revisions. */
export interface Batch {
  readonly writes: readonly Write[];
  /** At least one: nothing changes unrecorded. A sequence that is taken means another writer was faster. */
  readonly audit: readonly AuditRecord[];
  readonly changes: readonly ChangeRecord[];
}

/** Everything that decisions need at hand, as it stood when it was read. */
export interface Snapshot {
  readonly users: readonly UserRecord[];
  readonly passwords: readonly PasswordRecord[];
  /** Sessions that have not ended and not expired. */
  readonly sessions: readonly SignInSession[];
  readonly roles: readonly RoleRecord[];
  readonly nodes: readonly NodeRecord[];
  /** Of every kind but nodes. */
  readonly resources: readonly ResourceRecord[];
  /** Requests that are PENDING or APPROVED. */
  readonly openRequests: readonly RequestRecord[];
  readonly locks: readonly LockRecord[];
  readonly presets: readonly PresetRecord[];
  /** Those that can still be used. */
  readonly joinTokens: readonly JoinTokenRecord[];
  readonly reviewRules: readonly ReviewRuleRecord[];
  readonly settings: ReadonlyMap<string, unknown>;
  readonly revision: number;
  readonly auditHead: AuditHead | null;
}

/** What events are looked for by; whatever is empty or `null` narrows nothing. */
export interface AuditSearch {
  readonly from: number | null;
  /** Exclusive. */
  readonly until: number | null;
  /** Types, where `*` stands for any text; one must fit. */
  readonly types: readonly string[];
  readonly request: string | null;
  /** Of each, something must fit. */
  readonly mentions: readonly AuditMention[];
}

export interface AuditMention {
  /** Texts in the type, the address or the data as JSON, in any case (of ASCII letters). */
  readonly texts: readonly string[];
  readonly actors: readonly string[];
}

/** What the store finds requests by without looking through all of them; whatever is `null` narrows nothing. */
export interface RequestNarrowing {
  readonly requester: string | null;
  readonly reviewedBy: string | null;
  /** Resource ids, of which one was asked for at first, or something inside it. */
  readonly resources: readonly string[] | null;
  /** Of what was asked for at first, something is of this kind. */
  readonly kind: ResourceKind | null;
  /** Created not before. */
  readonly from: number | null;
  /** Created before. */
  readonly until: number | null;
}

export interface RequestPage {
  /** `null`: everybody's. */
  readonly requester: string | null;
  /** Whether those that the requester reviewed count too. */
  readonly orReviewed?: boolean;
  readonly states: readonly RequestState[];
  readonly narrowing?: RequestNarrowing;
  /** Those created before this one, by time and then id; `null` starts with the newest. */
  readonly before: { readonly created: number; readonly id: string } | null;
  readonly limit: number;
}

/**
 * Where a cluster keeps its records. Nothing here is peculiar to SQLite: batches are plain writes that one
 * transaction takes, and reads are pages.
 *
 * @throws ExpectedError `store_unusable` when the store cannot be read or written any more
 */
export interface Repository {
  load(now: number): Promise<Snapshot>;
  /**
   * Writes batches in their order. Returns once all of them are on disk, and what is acknowledged survives the loss
   * of power; when it throws, nothing of any of them is kept.
   */
  commit(batches: readonly Batch[]): Promise<void>;
  findRequest(id: string): Promise<RequestRecord | null>;
  listRequests(page: RequestPage): Promise<RequestRecord[]>;
  findRecording(id: string): Promise<RecordingRecord | null>;
  /** Newest first. */
  listRecordings(search: RecordingSearch): Promise<RecordingRecord[]>;
  findInvite(codeHash: string): Promise<InviteRecord | null>;
  /** Newest first. */
  listAudit(page: { before: number | null; limit: number }): Promise<AuditRecord[]>;
  /** Newest first, among the events from `from` to `before` (exclusive) alone, so that it never takes long. */
  searchAudit(page: {
    readonly search: AuditSearch;
    readonly from: number;
    readonly before: number;
    readonly limit: number;
  }): Promise<AuditRecord[]>;
  /** Oldest first, from `after` (exclusive). */
  readAudit(page: { after: number; limit: number }): Promise<AuditRecord[]>;
  /** Changes after a revision, oldest first; `null` when the log no longer reaches that far back. */
  changesSince(revision: number, limit: number): Promise<ChangeRecord[] | null>;
  close(): Promise<void>;
}
