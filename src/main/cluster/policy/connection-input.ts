import type { RequestState } from '#shared/model/access-request';
import type { CertificateAccess } from '#shared/model/access-scope';
import type { RequestedResource } from '#shared/model/constraint';
import type { Decision } from '#shared/model/decision';
import type { Principal } from '#shared/model/principal';
import type { Resource } from '#shared/model/resource';
import type { RoleLookup, Traits } from '#shared/model/role';
import type { SessionPermissions } from '#shared/model/session-permissions';

/** A request as the store has it now; a certificate is never believed about its own request. */
export interface GrantState {
  readonly id: string;
  /** The requester's user id. */
  readonly requester: string;
  readonly state: RequestState;
  /** When the access starts, if not at approval. */
  readonly startAt: number | null;
  readonly accessUntil: number | null;
  /** Why it was revoked. */
  readonly resolution: string;
  readonly roles: readonly string[];
  /** None: the roles were asked for by name. */
  readonly resources: readonly RequestedResource[];
}

export interface ConnectionUser {
  readonly id: string;
  readonly name: string;
  readonly traits: Traits;
  /** Names of the user's own roles, as they are now. */
  readonly staticRoles: readonly string[];
  /** Why they are locked, as a sentence without its full stop; `null` when they are not. */
  readonly locked: string | null;
}

export interface ConnectionInput {
  readonly access: CertificateAccess;
  /** The certificate's own end, in milliseconds since the epoch. */
  readonly certificateUntil: number;
  /** The user with the certificate's id; `null` when there is none any more. */
  readonly user: ConnectionUser | null;
  /** The sign-in session with the certificate's id; `null` when there is none any more. */
  readonly currentSession: {
    readonly id: string;
    /** Whose session it is. */
    readonly user: string;
    readonly generation: number;
    readonly active: boolean;
    /** Milliseconds since the epoch. */
    readonly expires: number;
    /** The requests that are assumed now. */
    readonly assumed: readonly string[];
  } | null;
  /** The id by which the gateway knows this very connection, where a certificate was made for it alone. */
  readonly connection: string | null;
  /** Whether the connection is open already; otherwise it is about to open. */
  readonly live: boolean;
  /** Whether the cluster lets standing roles count beside what is assumed. */
  readonly keepStanding: boolean;
  /** Whether the cluster lets several requests be assumed at once. */
  readonly severalGrants: boolean;
  /** Why a request is locked, as a sentence without its full stop; `null` when it is not. */
  readonly requestLocked: (id: string) => string | null;
  /** The same for the resource. */
  readonly resourceLocked: string | null;
  readonly role: RoleLookup;
  readonly request: (id: string) => GrantState | undefined;
  /** The name people use for a resource, for sentences. */
  readonly resourceName: (id: string) => string | undefined;
  /** What was asked for; `null` when nothing has that name. */
  readonly resource: Resource | null;
  /** The resource as it was typed. */
  readonly target: string;
  readonly principal: Principal;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface ConnectionDecision extends Decision {
  /** When this access ends, in milliseconds since the epoch; 0 when it is refused. */
  readonly until: number;
  /** What SSH may carry by the roles that allow it; `null` when it is refused. */
  readonly permissions: SessionPermissions | null;
}
