import type { CertificateAccess } from '#shared/model/access-scope';
import type { Decision } from '#shared/model/decision';
import type { SessionPermissions } from '#shared/model/session-permissions';
import type { Unsubscribe } from '#shared/lib/closable';
import type { SessionTap } from './recording/session-tap';
import type { ToldOperation } from './recording/sftp-tap';
import type { Terminal } from './session-request';

/** Where and how the gateway reaches a node, and by which host key it must prove itself. */
export interface NodeTarget {
  /** The node's immutable id, a UUID: the first half of the principal `<node id>:<login>`. */
  readonly id: string;
  /** `/cluster/node/<id>` */
  readonly resourceId: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** Reached by the connection that it keeps to the gateway, not by host and port. */
  readonly tunnel: boolean;
  /** The host keys that enrolment brought, as SSH wire blobs. Any other is refused. */
  readonly hostKeys: readonly Buffer[];
}

/** A connection that someone wants, after the gateway verified the certificate's signature and shape. */
export interface ConnectionAttempt {
  readonly access: CertificateAccess;
  /** The certificate's own end, in milliseconds since the epoch. */
  readonly certificateUntil: number;
  /** The node as it was typed: its name or its id. */
  readonly target: string;
  readonly login: string;
  /** The caller's address. */
  readonly source: string;
  /** The id of this very connection, when its access is a certificate that was made for it; otherwise `null`. */
  readonly connection: string | null;
}

/** A connection that leads on to nodes, each of which is then decided by itself. */
export type JumpAttempt = Pick<ConnectionAttempt, 'access' | 'certificateUntil' | 'source'>;

export type JumpVerdict =
  | {
      readonly allowed: true;
      /** When the sign-in that allows this ends, in milliseconds since the epoch. */
      readonly until: number;
    }
  | { readonly allowed: false; readonly decision: Decision };

export type Verdict =
  | {
      readonly allowed: true;
      readonly decision: Decision;
      readonly node: NodeTarget;
      /** When the access that allows this ends, in milliseconds since the epoch. */
      readonly until: number;
      /** What SSH may carry, by the roles that allow this; the certificate may allow less. */
      readonly permissions: SessionPermissions;
    }
  | { readonly allowed: false; readonly decision: Decision };

/** What somebody who is refused may ask for from where they are. */
export interface Offer {
  /** The node's name. */
  readonly node: string;
  readonly login: string;
  /** What their roles ask them to say. */
  readonly reasonPrompts: readonly string[];
}

export type AskedState =
  | {
      readonly type: 'waiting';
      /** What is waited for, a sentence. */
      readonly words: string;
    }
  | { readonly type: 'approved' }
  /** Denied, run out, withdrawn, or whoever asked may not wait any longer. */
  | { readonly type: 'over'; readonly reason: string };

/** A request for access that somebody made from a connection, and waits for. */
export interface Asked {
  state(): AskedState;
  /** Takes it back, as long as it waits. */
  withdraw(): Promise<void>;
  /**
   * A user certificate for the key, with what was approved and for this connection alone; as a wire blob.
   *
   * @throws when nothing is approved any more
   */
  certify(connection: {
    readonly id: string;
    /** An SSH wire blob. */
    readonly publicKey: Buffer;
  }): Promise<Buffer>;
}

export interface SessionRecord {
  readonly id: string;
  readonly user: string;
  readonly resourceId: string;
  readonly login: string;
  /** The caller's address. */
  readonly source: string;
}

/** What was forwarded, and from where to where. */
export interface ForwardRecord {
  /** The connection, a UUID. */
  readonly connection: string;
  /** `local`: the node connects for the caller. `remote`: the node listens for the caller. */
  readonly direction: 'local' | 'remote' | 'agent';
  /** Where to; a path for sockets of the file system, empty for an agent. */
  readonly host: string;
  /** 0 for what has none. */
  readonly port: number;
}

/** A session as it begins, with all that there is to tell about it. */
export interface SessionDetails extends SessionRecord {
  readonly nodeName: string;
  /** What is run, in one line. */
  readonly what: string;
  /** The command, shortened; `null` for what is none. */
  readonly command: string | null;
  /** The request that it rests on; `null` for standing access. */
  readonly request: string | null;
  readonly started: number;
  readonly terminal: Terminal | null;
  readonly access: CertificateAccess;
}

/**
 * What the gateway asks of the cluster: to decide, to mint the certificate for one connection to a node, to say
 * when something changed (live sessions are then decided again), and to record. It never calls the API.
 */
export interface Gatekeeper {
  /** The public keys of the user authority that may sign now (two while it rotates), as SSH wire blobs. */
  userAuthorityKeys(): readonly Buffer[];
  /** The Ed25519 key of a node that keeps a tunnel to the gateway, as a wire blob; `null` for any other. */
  tunnelKey(nodeId: string): Buffer | null;
  /** @param live whether the connection is open already: its certificate's own time has then done its part */
  decide(attempt: ConnectionAttempt, live: boolean): Verdict;
  /** Whether somebody may open a connection that leads on to nodes: who they are, and not where they may go. */
  decideJump(attempt: JumpAttempt, live: boolean): JumpVerdict;
  /** What somebody who is refused this may ask for instead; `null` when there is nothing to ask, whatever the reason. */
  offer(attempt: ConnectionAttempt): Offer | null;
  /** Makes the request that was offered. @throws ExpectedError for what cannot be asked for, or not with this reason */
  ask(attempt: ConnectionAttempt, reason: string): Promise<Asked>;
  /** The cluster's name, which stands behind the names of nodes. */
  readonly clusterName: string;
  /** A certificate by the host authority for one of the gateway's keys and these names; as a wire blob. */
  certifyHost(input: { readonly publicKey: Buffer; readonly names: readonly string[] }): Buffer;
  /**
   * An SSH certificate for the key with one principal, `<node id>:<login>`, limited to the source address, valid
   * for two minutes; as a wire blob.
   */
  mintNodeCertificate(input: {
    readonly node: NodeTarget;
    readonly login: string;
    readonly publicKey: Buffer;
    readonly source: string;
    /** What the certificate permits at the node. */
    readonly permissions: SessionPermissions;
  }): Buffer;
  onChange(listener: () => void): Unsubscribe;
  sessionStarted(session: SessionRecord & { readonly what: string }): void;
  sessionEnded(
    session: SessionRecord & { readonly reason: string; readonly exitCode: number | null },
  ): void;
  /** Something was forwarded. Told once for each destination of a connection, up to a number. */
  forwarded(forward: Omit<SessionRecord, 'id'> & ForwardRecord): void;
  /** A command that somebody ran is over. Comes before `sessionEnded`. */
  commandEnded(
    session: SessionRecord & { readonly command: string; readonly exitCode: number | null },
  ): void;
  /** Something was done with files, or more than is written down. */
  fileOperation(session: SessionRecord & ToldOperation): void;
  /**
   * What records the session; `null` where it is not recorded. Where it has to be and cannot, the tap has failed.
   */
  openRecording(session: SessionDetails): SessionTap | null;
  refused(refusal: {
    /** The user's id when the certificate was good, otherwise `null`. */
    readonly user: string | null;
    readonly target: string;
    readonly login: string;
    readonly source: string;
    readonly reason: string;
  }): void;
  /** A node showed a host key that enrolment did not bring; the connection was refused. */
  unknownHostKey(seen: { readonly node: NodeTarget; readonly key: Buffer }): void;
}
