import { X509Certificate } from 'node:crypto';
import type { Handover } from '#shared/model/authority';
import { followHandovers } from '../../ssh/handover';
import { inspectServer, type ServerTrust } from './server-trust';
import { clusterOf } from './succession';

/** What connections of one profile trust, kept in step with the cluster as its authority rotates. */
export class KeptTrust {
  readonly #address: string;
  readonly #onChange: () => void;
  #trust: ServerTrust;
  #renewing: Promise<boolean> | null = null;

  /** @param onChange called when another authority is trusted than before, or the same by later hand-overs */
  constructor(address: string, trust: ServerTrust, onChange: () => void) {
    this.#address = address;
    this.#trust = trust;
    this.#onChange = onChange;
  }

  get current(): ServerTrust {
    return this.#trust;
  }

  /**
   * Looks at the server anew, whose certificate is not from the authority that is trusted.
   *
   * @param tried what was trusted then
   * @returns whether another authority is trusted now, because the one before vouched for it
   */
  async renew(tried: ServerTrust): Promise<boolean> {
    // Another call may have found it out meanwhile.
    if (this.#trust.pin !== tried.pin) return true;
    this.#renewing ??= this.#renew().finally(() => (this.#renewing = null));
    return await this.#renewing;
  }

  /**
   * Takes note of the hand-overs that the cluster told over a connection that is trusted: a key that was put aside in
   * the meantime cannot come back by the hand-over that once led to it.
   */
  async learn(handovers: readonly Handover[]): Promise<void> {
    const { handovers: number, serverName, issuer } = this.#trust;
    const last = handovers.at(-1);
    const cluster = clusterOf(serverName);
    if (!last || last.number <= number || cluster === undefined) return;
    const key = keyOf(issuer);
    const way = followHandovers({ key, number }, handovers, { authority: 'tls-server', cluster });
    if (!way.ok) return;
    if (last.to === key) this.#keep({ ...this.#trust, handovers: last.number });
    else await this.renew(this.#trust);
  }

  async #renew(): Promise<boolean> {
    const { pin, handovers, serverName } = this.#trust;
    const found = await inspectServer({ address: this.#address, pin, handovers }).catch(() => null);
    if (!found || found.serverName !== serverName || found.pin === pin) return false;
    this.#keep(found);
    return true;
  }

  #keep(trust: ServerTrust): void {
    this.#trust = trust;
    this.#onChange();
  }
}

function keyOf(certificate: string): string {
  const { publicKey } = new X509Certificate(certificate);
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}
