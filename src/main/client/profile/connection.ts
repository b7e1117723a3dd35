import { ExpectedError } from '#shared/api/errors';
import type { ClusterEvent, StreamEvent } from '#shared/api/events';
import { t } from '#shared/i18n/text';
import type { ProvenHead } from '#shared/model/audit';
import { createApiClient, type ApiClient } from '../api/api-client';
import { watched } from '../api/watched';
import type { ServerTrust } from '../api/server-trust';
import { KeptTrust } from '../api/kept-trust';
import { followEvents, type EventStream } from '../api/event-stream';
import { privateFolder } from '../agent/private-folder';
import { openStockSsh, type Gateway, type StockSsh } from '../agent/stock-ssh';
import { readKeys, sameKeys } from '../stock/host-trust';
import { Certificates } from './certificates';
import { gatewayOf } from './holding';
import { endOfAssumed } from './notices';
import type { SignIn } from './sign-in';
import type { SshAccess } from './ssh-access';

/** What a connection tells its profile. */
export interface ConnectionListener {
  /** What is held has changed; see Certificates for `notice`. */
  onCertificates(notice: string | null): void;
  onEvent(event: ClusterEvent): void;
  /** The cluster told where its audit log ends; nothing about it was checked yet. */
  onAuditHead(head: ProvenHead): void;
  /** The gateway may listen elsewhere now. */
  onMoved(): void;
  /** Another authority vouches for the cluster now, by the word of the one before. */
  onTrust(trust: ServerTrust): void;
  onConnected(): void;
  onUnreachable(reason: string): void;
  onSignedOut(reason: string): void;
  /** Something failed that no person can act on; the rest works on without it. */
  onBug(error: unknown): void;
}

/** What is open while a profile is signed in: certificates, API, event stream, the agent for stock tools. */
export class Connection {
  readonly api: ApiClient;
  readonly certificates: Certificates;
  readonly #trust: KeptTrust;
  readonly #signIn: SignIn;
  readonly #listener: ConnectionListener;
  #gateway: Gateway;
  #stock: StockSsh | null = null;
  #events: EventStream | null = null;
  #wasConnected = false;
  readonly #now: () => number;
  #closed = false;

  constructor(signIn: SignIn, now: () => number, listener: ConnectionListener) {
    const { address, trust, keys, credentials, info } = signIn;
    this.#signIn = signIn;
    this.#listener = listener;
    this.#now = now;
    this.#gateway = gatewayOf(info, address);
    const identity = () => this.certificates.holding.tls;
    this.#trust = new KeptTrust(address, trust, () => listener.onTrust(this.#trust.current));
    const api = createApiClient({
      address,
      trust: () => this.#trust.current,
      renewTrust: (tried) => this.#trust.renew(tried),
      identity,
    });
    this.api = watched(api, (error) => listener.onSignedOut(error.message));
    this.certificates = new Certificates({
      api: this.api,
      keys,
      now,
      credentials,
      onChange: (notice) => listener.onCertificates(notice),
      onRanOut: () => listener.onSignedOut(t('client.signIn.ended')),
    });
  }

  /** What opening a session takes, with the newest certificate once whatever is changing it is done. */
  async sshAccess(resource: string): Promise<SshAccess> {
    const certificate = await this.certificates.forResource(resource);
    return { gateway: this.#gateway, login: { certificate, privateKey: this.#signIn.keys.ssh } };
  }

  get stockSsh(): StockSsh['state'] | null {
    return this.#stock?.state ?? null;
  }

  /** Opens the agent, then follows the cluster's events. Without an agent the app itself works all the same. */
  async open(profileId: string): Promise<void> {
    try {
      const stock = await this.#openStock(profileId);
      if (this.#closed) return await stock.close();
      this.#stock = stock;
    } catch (error) {
      this.#listener.onBug(error);
    }
    this.#follow();
  }

  /** Called every second. */
  tick(): void {
    const due = this.certificates.tick();
    if (due) this.#inBackground(due);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.certificates.close();
    this.#events?.close();
    this.api.close();
    const stock = this.#stock;
    this.#stock = null;
    await stock?.close();
  }

  async #openStock(profileId: string): Promise<StockSsh> {
    const { info, keys } = this.#signIn;
    return openStockSsh({
      folder: await privateFolder(process.env),
      profileId,
      cluster: info.name,
      gateway: this.#gateway,
      now: this.#now,
      identity: () => {
        const { certificate, status } = this.certificates.holding;
        if (this.#closed) return null;
        const comment = `${status.user.name} on ${info.name} (Daypass)`;
        return { certificate, privateKey: keys.ssh, comment };
      },
    });
  }

  #follow(): void {
    const listener = this.#listener;
    if (this.#closed) return;
    this.#events = followEvents({
      address: this.#signIn.address,
      open: (since, signal) => this.api.openEvents(since, signal),
      onEvent: (event) => this.#onEvent(event),
      onConnected: () => this.#onConnected(),
      onUnreachable: (error) => listener.onUnreachable(error.message),
      onSignedOut: (error) => listener.onSignedOut(error.message),
    });
  }

  #onConnected(): void {
    this.#listener.onConnected();
    this.#inBackground(this.#wasConnected ? this.#catchUp() : this.#checkKeys());
    this.#wasConnected = true;
  }

  /** The cluster was away: its gateway may have moved, and our certificates may no longer be the newest. */
  async #catchUp(): Promise<void> {
    this.#gateway = gatewayOf(await this.api.call('cluster.info', {}), this.#signIn.address);
    this.#stock = (await this.#stock?.moved(this.#gateway)) ?? null;
    this.#listener.onMoved();
    await this.certificates.recheck();
    await this.#checkKeys();
  }

  /** Whether the keys are still those of now: who vouches for the cluster, and who signed our certificates. */
  async #checkKeys(): Promise<void> {
    const { handovers, hostAuthorities, renew } = await this.api.call('cluster.trust', {});
    await this.#trust.learn(handovers);
    await this.#learnHosts(hostAuthorities);
    if (renew) await this.certificates.renew();
  }

  /** While the host authority is being replaced, stock tools have to trust both. */
  async #learnHosts(lines: readonly string[]): Promise<void> {
    const hostAuthorities = readKeys(lines);
    if (hostAuthorities.length === 0) return;
    if (sameKeys(this.#gateway.hostAuthorities, hostAuthorities)) return;
    this.#gateway = { ...this.#gateway, hostAuthorities };
    this.#stock = (await this.#stock?.moved(this.#gateway)) ?? null;
  }

  #onEvent(event: StreamEvent): void {
    if (event.type === 'audit-head') {
      const { head, publicKey, handovers } = event;
      return this.#listener.onAuditHead({ head, publicKey, ...(handovers && { handovers }) });
    }
    this.#listener.onEvent(event);
    // How long access lasts moves too: certificates can then hold longer.
    if (event.type === 'authorities') this.#inBackground(this.#checkKeys());
    const isProlonged = event.type === 'request' && event.change === 'prolonged';
    if (event.type === 'roles' || isProlonged) this.#inBackground(this.certificates.recheck());
    const end = event.type === 'request' ? endOfAssumed(event) : null;
    if (event.type === 'request' && end !== null)
      this.#inBackground(this.certificates.endAssumed([event.view.request.id], end));
  }

  #inBackground(work: Promise<void>): void {
    // Expected failures show by the profile's state, or are tried again by the clock.
    const { onBug } = this.#listener;
    work.catch((error: unknown) => error instanceof ExpectedError || onBug(error));
  }
}
