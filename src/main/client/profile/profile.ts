import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiInput, ApiOutput, WindowApiName } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import type { ClusterEvent } from '#shared/api/events';
import { t } from '#shared/i18n/text';
import type { ProfileState } from '#shared/ipc/app-state';
import type { ServerTrust } from '../api/server-trust';
import { AuditWitness } from '../audit/audit-witness';
import type { AuditCheck, AuditPlace, ExportedKey, SavedProfile } from '../protocol';
import { exportKey } from '../stock/export-key';
import { Connection } from './connection';
import type { SshAccess } from './ssh-access';
import { createSerial } from '#shared/lib/serial';
import type { SignIn } from './sign-in';

/** What a profile needs and whom it tells. */
export interface ProfileContext {
  readonly now: () => number;
  readonly onChange: () => void;
  /** What should be remembered has changed. */
  readonly onSavedChange: () => void;
  readonly onEvent: (profileId: string, event: ClusterEvent) => void;
  /** The profile is signed out: its sessions have to end, for this reason. */
  readonly onSignedOut: (profileId: string, reason: string) => void;
  readonly onBug: (error: unknown) => void;
}

/** How long signing out waits for a cluster that does not answer. */
const patienceMs = 3_000;

/** A user known to a cluster, signed in or not. */
export class Profile {
  #saved: SavedProfile;
  readonly #context: ProfileContext;
  readonly #witness: AuditWitness;
  readonly #serial = createSerial();
  #connection: Connection | null = null;
  /** `null`: nobody has signed in since the app was started. */
  #reason: string | null = null;
  #unreachable: string | null = null;

  constructor(saved: SavedProfile, context: ProfileContext) {
    this.#saved = saved;
    this.#context = context;
    this.#witness = new AuditWitness(saved.audit, saved.cluster.id, () => {
      context.onSavedChange();
      context.onChange();
    });
  }

  get saved(): SavedProfile {
    return { ...this.#saved, audit: this.#witness.kept };
  }

  /** The profile as the window shows it. */
  snapshot(): ProfileState {
    const { id, cluster, userName } = this.#saved;
    const open = this.#connection;
    const whenSignedIn = this.#unreachable === null ? 'signed-in' : 'unreachable';
    return {
      id,
      cluster,
      userName,
      state: open ? whenSignedIn : 'signed-out',
      stateReason: this.#unreachable ?? this.#reason ?? t('client.notice.keysAreGone'),
      status: open?.certificates.holding.status ?? null,
      assumedUntil: open?.certificates.holding.assumedUntil ?? null,
      stockSsh: open?.stockSsh ?? null,
      auditWarning: this.#witness.warning,
    };
  }

  /** Takes over what a sign-in brought; an earlier sign-in of this profile ends. */
  adopt(saved: SavedProfile, signIn: SignIn): Promise<void> {
    return this.#serial(async () => {
      const open = this.#connect(signIn);
      await this.#leave();
      this.#saved = saved;
      this.#connection = open;
      this.#unreachable = null;
      this.#reason = '';
      await open.open(saved.id);
      this.#context.onChange();
    });
  }

  async assume(requests: readonly string[]): Promise<void> {
    await this.#signedIn().certificates.assume(requests);
  }

  async drop(): Promise<void> {
    await this.#signedIn().certificates.drop();
  }

  /** Calls the API as this user. */
  async call<Name extends WindowApiName>(
    name: Name,
    input: ApiInput<Name>,
  ): Promise<ApiOutput<Name>> {
    return this.#signedIn().api.call(name, input);
  }

  /** Writes a key and certificate to files; see stock/export-key. */
  async exportKey(folder: string): Promise<ExportedKey> {
    const { userName, cluster } = this.#saved;
    return exportKey({ api: this.#signedIn().api, folder, userName, cluster: cluster.name });
  }

  /** Has a part of the audit log checked; see AuditWitness. */
  async checkAudit(from: AuditPlace | null): Promise<AuditCheck> {
    return this.#witness.check(this.#signedIn().api, from);
  }

  /** Where the gateway is, and the newest certificate for a resource once whatever is changing it is done. */
  async sshAccess(resource: string): Promise<SshAccess> {
    return this.#signedIn().sshAccess(resource);
  }

  signOut(): Promise<void> {
    return this.#serial(async () => {
      await this.#leave();
      this.#ended('');
    });
  }

  /** Closes what is open without telling the cluster: the app is shutting down. */
  close(): Promise<void> {
    return this.#serial(async () => {
      const open = this.#connection;
      this.#connection = null;
      await open?.close();
    });
  }

  /** Called every second. */
  tick(): void {
    this.#connection?.tick();
  }

  #connect(signIn: SignIn): Connection {
    const { now, onBug } = this.#context;
    // What an earlier connection still says is of no interest.
    const whenCurrent = (act: () => void): void => {
      if (this.#connection === connection) act();
    };
    const connection: Connection = new Connection(signIn, now, {
      onBug,
      onCertificates: (notice) => whenCurrent(() => this.#say(notice)),
      onEvent: (event) => whenCurrent(() => this.#context.onEvent(this.#saved.id, event)),
      onAuditHead: (head) => whenCurrent(() => void this.#witness.hear(head)),
      onMoved: () => whenCurrent(this.#context.onChange),
      onTrust: (trust) => whenCurrent(() => this.#keepTrust(trust)),
      onConnected: () => whenCurrent(() => this.#setUnreachable(null)),
      onUnreachable: (reason) => whenCurrent(() => this.#setUnreachable(reason)),
      onSignedOut: (reason) => whenCurrent(() => this.#onSignedOut(reason, connection)),
    });
    return connection;
  }

  #keepTrust({ pin, handovers }: ServerTrust): void {
    const { cluster } = this.#saved;
    this.#saved = { ...this.#saved, cluster: { ...cluster, pin }, handovers };
    this.#context.onSavedChange();
    this.#context.onChange();
  }

  #say(notice: string | null): void {
    this.#reason = notice ?? this.#reason;
    this.#context.onChange();
  }

  #setUnreachable(reason: string | null): void {
    if (this.#unreachable === reason) return;
    this.#unreachable = reason;
    this.#context.onChange();
  }

  #onSignedOut(reason: string, connection: Connection): void {
    this.#connection = null;
    connection.close().catch(this.#context.onBug);
    this.#ended(reason);
  }

  #ended(reason: string): void {
    this.#unreachable = null;
    this.#reason = reason;
    this.#context.onSignedOut(this.#saved.id, reason);
    this.#context.onChange();
  }

  /** Ends the sign-in at the cluster, as far as that can be reached, and closes what is open. */
  async #leave(): Promise<void> {
    const open = this.#connection;
    this.#connection = null;
    if (!open) return;
    if (this.#unreachable === null) {
      const told = open.api.call('signOut', {}).catch(() => undefined);
      await Promise.race([told, sleep(patienceMs, undefined, { ref: false })]);
    }
    await open.close();
  }

  #signedIn(): Connection {
    if (this.#connection) return this.#connection;
    throw new ExpectedError(
      'not_signed_in',
      t('client.signIn.first', { user: this.#saved.userName }),
    );
  }
}
