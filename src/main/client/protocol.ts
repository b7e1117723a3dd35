import type { ApiInput, ApiOutput, WindowApiName } from '#shared/api/contract';
import type { ClusterEvent } from '#shared/api/events';
import type { Speech } from '#shared/i18n/language';
import type { ProvenHead } from '#shared/model/audit';
import type { ProfileState, SessionState } from '#shared/ipc/app-state';
import type { ConflictChoice, FileActivity, RemoteChange, TransferOrder } from '#shared/ipc/files';
import type { FileEntry } from '#shared/model/file';

/** A profile as it is remembered between starts: where and who, never a secret. */
export interface SavedProfile {
  readonly id: string;
  readonly cluster: {
    readonly id: string;
    readonly name: string;
    readonly address: string;
    readonly pin: string;
    readonly demo: boolean;
  };
  readonly userName: string;
  /** How many hand-overs from authority to authority led to the pin. */
  readonly handovers: number;
  /** The farthest end of the cluster's audit log that this computer saw, with the key that it saw first. */
  readonly audit: ProvenHead | null;
}

/** Where the check of a log goes on. */
export interface AuditPlace {
  /** The last event that was in order. */
  readonly event: NonNullable<ApiInput<'audit.verify'>['from']>;
  /** The end that was kept when the check began: meanwhile a later one may be, from a log written anew. */
  readonly kept: ProvenHead | null;
}

/** What a check of a part of the log found. */
export interface AuditCheck extends Pick<ApiOutput<'audit.verify'>, 'checked' | 'firstBad'> {
  readonly next: AuditPlace | null;
  /** Where the log ends now. */
  readonly end: number;
  /** The end that this computer had kept, with which the log is compared. */
  readonly kept: { readonly sequence: number; readonly at: number } | null;
  /** What the cluster's signature or key says against the log, in words; empty when nothing does. */
  readonly trouble: string;
}

/** A key and certificate that were written to files. */
export interface ExportedKey {
  /** Where the key is; its certificate is beside it, with `-cert.pub` behind the name. */
  readonly path: string;
  /** `SHA256:…` of the key. */
  readonly fingerprint: string;
  /** When the certificate ends, in milliseconds since the epoch. */
  readonly until: number;
}

/** What the client process does for main. Every method throws ExpectedError for what a person can act on. */
export interface ClientService {
  /** Makes the saved profiles known, signed out. Called once, before anything else. */
  restore(input: { profiles: readonly SavedProfile[] }): Promise<void>;
  /** From now on what it says to people is said like this; it begins with English. */
  speak(input: Speech): Promise<void>;
  inspectInvite(input: {
    address: string;
    pin: string;
    code: string;
  }): Promise<ApiOutput<'invite.inspect'>>;
  /** Signs in and adds the profile; never replaces one of another cluster authority. */
  signIn(input: {
    address: string;
    pin: string;
    user: string;
    password: string;
  }): Promise<{ profileId: string }>;
  redeemInvite(input: {
    address: string;
    pin: string;
    code: string;
    password: string;
  }): Promise<{ profileId: string }>;
  signOut(input: { profileId: string }): Promise<void>;
  forget(input: { profileId: string }): Promise<void>;
  /** These requests and nothing else, in one step. */
  assume(input: { profileId: string; requests: readonly string[] }): Promise<void>;
  drop(input: { profileId: string }): Promise<void>;
  /** Writes a new key and its certificate to files in a folder that the person chose; see docs/stock-tools.md. */
  exportKey(input: { profileId: string; folder: string }): Promise<ExportedKey>;
  call<Name extends WindowApiName>(input: {
    profileId: string;
    name: Name;
    input: ApiInput<Name>;
  }): Promise<ApiOutput<Name>>;
  /** The port (transferred with the call) then carries the terminal's bytes, see shared/ipc/terminal. */
  openSession(input: {
    sessionId: string;
    profileId: string;
    resource: string;
    login: string;
    columns: number;
    rows: number;
    /** The tab showed this session before, when another client process had it. */
    again: boolean;
  }): Promise<void>;
  /** Shows a session on another port (transferred with the call); `from`: how many of its bytes the window has. */
  attachSession(input: { sessionId: string; from: number | null }): Promise<void>;
  /** Starts an ended session anew in its place; at once what would be tried later. */
  reconnectSession(input: { sessionId: string }): Promise<void>;
  /** Has a part of the audit log checked against the end that was kept here; see AuditWitness. */
  checkAudit(input: { profileId: string; from: AuditPlace | null }): Promise<AuditCheck>;
  closeSession(input: { sessionId: string }): Promise<void>;
  /** Connects to the files of a machine; how that goes is told by `files`. */
  openFiles(input: {
    connection: string;
    profileId: string;
    resource: string;
    name: string;
    login: string;
  }): Promise<void>;
  /** Connects anew what has ended; at once what would be tried later. */
  reconnectFiles(input: { connection: string }): Promise<void>;
  /** Cancels what is copied over it, and forgets it. */
  closeFiles(input: { connection: string }): Promise<void>;
  /** The empty path is the folder one starts in. */
  listFiles(input: { connection: string; path: string }): Promise<{
    path: string;
    entries: readonly FileEntry[];
    passedOver: number;
  }>;
  /** What is in a folder of this computer. */
  listLocalFiles(input: { folder: string }): Promise<{
    entries: readonly FileEntry[];
    passedOver: number;
  }>;
  changeFiles(input: { connection: string; change: RemoteChange }): Promise<void>;
  /** `down`: `names` of the server's `folder` to `local`. `up`: `sources`, which lie in `local`, to that folder. */
  startTransfer(input: {
    transfer: string;
    connection: string;
    direction: 'down' | 'up';
    folder: string;
    local: string;
    names: readonly string[];
    sources: readonly { readonly path: string; readonly name: string }[];
    forDrag: boolean;
  }): Promise<void>;
  steerTransfer(input: { transfer: string; order: TransferOrder }): Promise<void>;
  answerTransfer(input: { transfer: string; choice: ConflictChoice; all: boolean }): Promise<void>;
  /** The computer slept, or its network came back. */
  wake(input: Record<string, never>): Promise<void>;
  shutdown(input: Record<string, never>): Promise<void>;
}

/** What the client process tells main, as rpc events: topic → payload. */
export interface ClientEvents {
  /** All profiles, after each change of one. */
  profiles: readonly ProfileState[];
  /** The saved form, whenever it changes, for main to store. */
  savedProfiles: readonly SavedProfile[];
  sessions: readonly SessionState[];
  /** Connections to files and what is copied over them. */
  files: FileActivity;
  event: { readonly profileId: string; readonly event: ClusterEvent };
}
