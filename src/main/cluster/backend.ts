import type { Presets } from './access/presets';
import type { AccessRequests } from './access/requests';
import type { Rotation } from './administration/authorities/rotation';
import type { AuditHeads } from './audit/heads';
import type { Ledger } from './audit/ledger';
import type { Recorder } from './audit/recorder';
import type { LiveAuthorities } from './authority/authorities';
import type { Enrolment } from './enrolment/enrolment';
import type { Certificates } from './identity/certificates';
import type { createCertificateExport } from './identity/export-certificate';
import type { Invites } from './identity/invites';
import type { SignIn } from './identity/sign-in';
import type { LiveSessions } from '../proxy/live-sessions';
import type { Tunnels } from '../proxy/tunnels';
import type { Inventory } from './inventory/inventory';
import type { NodeWatch } from './node-watch';
import type { RecordingArchive } from './recordings/recording-archive';
import type { Recordings } from './recordings/recordings';
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
  readonly exportCertificate: ReturnType<typeof createCertificateExport>;
  readonly invites: Invites;
  readonly enrolment: Enrolment;
  readonly requests: AccessRequests;
  readonly presets: Presets;
  readonly nodeWatch: NodeWatch;
  readonly tunnels: Tunnels;
  readonly recordings: Recordings;
  readonly archive: RecordingArchive;
  /** The sessions that run through the gateway now. */
  readonly liveSessions: LiveSessions;
  readonly now: () => number;
  /** The gateway's port and host key line, once it listens. */
  readonly proxy: () => { readonly port: number; readonly hostKey: string };
  /** The pin of the API's authority, as it is now. */
  readonly pin: () => string;
}
