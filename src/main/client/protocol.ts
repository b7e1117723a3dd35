import type { ApiInput, ApiOutput, WindowApiName } from '#shared/api/contract';
import type { ClusterEvent } from '#shared/api/events';
import type { ProfileState, SessionState } from '#shared/ipc/app-state';

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
}

/** What the client process does for main. Every method throws ExpectedError for what a person can act on. */
export interface ClientService {
  /** Makes the saved profiles known, signed out. Called once, before anything else. */
  restore(input: { profiles: readonly SavedProfile[] }): Promise<void>;
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
  assume(input: { profileId: string; requests: readonly string[] }): Promise<void>;
  /** Without `requests`: all that is assumed. */
  drop(input: { profileId: string; requests?: readonly string[] | undefined }): Promise<void>;
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
  }): Promise<void>;
  closeSession(input: { sessionId: string }): Promise<void>;
  shutdown(input: Record<string, never>): Promise<void>;
}

/** What the client process tells main, as rpc events: topic → payload. */
export interface ClientEvents {
  /** All profiles, after each change of one. */
  profiles: readonly ProfileState[];
  /** The saved form, whenever it changes, for main to store. */
  savedProfiles: readonly SavedProfile[];
  sessions: readonly SessionState[];
  event: { readonly profileId: string; readonly event: ClusterEvent };
}
