import type { Presets } from './access/presets';
import type { AccessRequests } from './access/requests';
import type { Rotation } from './administration/authorities/rotation';
import type { AuditHeads } from './audit/heads';
import type { Ledger } from './audit/ledger';
import type { Recorder } from './audit/recorder';
import type { LiveAuthorities } from './authority/authorities';
import type { Certificates } from './identity/certificates';
import type { Invites } from './identity/invites';
import type { SignIn } from './identity/sign-in';
import type { Inventory } from './inventory/inventory';
import type { NodeWatch } from './node-watch';
import type { ClosedRequests } from './store/closed-requests';

/** What a cluster is, from its creation on. */
export interface ClusterIdentity {
  readonly id: string;
  readonly name: string;
  readonly demo: boolean;
}

/** The parts that the API's procedures are made of. */
export interface Backend {
  readonly cluster: ClusterIdentity;
  readonly ledger: Ledger;
  readonly authorities: LiveAuthorities;
  readonly rotation: Rotation;
  readonly auditHeads: AuditHeads;
  readonly recorder: Recorder;
  readonly inventory: Inventory;
  readonly closedRequests: ClosedRequests;
  readonly signIn: SignIn;
  readonly certificates: Certificates;
  readonly invites: Invites;
  readonly requests: AccessRequests;
  readonly presets: Presets;
  readonly nodeWatch: NodeWatch;
  readonly now: () => number;
  /** The gateway's port and host key line, once it listens. */
  readonly proxy: () => { readonly port: number; readonly hostKey: string };
  /** The pin of the API's authority, as it is now. */
  readonly pin: () => string;
}
