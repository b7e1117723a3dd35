import type { ProvenHead } from '#shared/model/audit';
import type { ApiClient } from '../api/api-client';
import type { AuditCheck, AuditPlace } from '../protocol';
import { keepHead } from './kept-head';

/** Remembers where a cluster's audit log ended, so that whoever hosts it cannot write it anew unnoticed. */
export class AuditWitness {
  readonly #cluster: string;
  readonly #onChange: () => void;
  #kept: ProvenHead | null;
  #warning = '';

  /** @param onChange called when what is kept, or the warning, has changed */
  constructor(kept: ProvenHead | null, cluster: string, onChange: () => void) {
    this.#kept = kept;
    this.#cluster = cluster;
    this.#onChange = onChange;
  }

  get kept(): ProvenHead | null {
    return this.#kept;
  }

  /** What is wrong with the log that the cluster shows, in words; empty as long as nothing is. */
  get warning(): string {
    return this.#warning;
  }

  /** Hears where the log ends now. @returns what is wrong with that, in words; empty when nothing is */
  hear(told: ProvenHead): string {
    const next = keepHead(this.#kept, told, this.#cluster);
    const warning = next.ok ? '' : next.error;
    if (next.ok && next.value === this.#kept) return '';
    if (next.ok) this.#kept = next.value;
    // Once something was found, a head that fits takes nothing back.
    else if (warning === this.#warning) return warning;
    else this.#warning = warning;
    this.#onChange();
    return warning;
  }

  /**
   * Has the cluster check a part of its log against the kept end, and checks the signature here.
   *
   * @param from where an earlier part ended; `null` begins
   */
  async check(api: Pick<ApiClient, 'call'>, from: AuditPlace | null): Promise<AuditCheck> {
    const kept = from ? from.kept : this.#kept;
    const before = this.hear(await api.call('audit.head', {}));
    // A cluster with another key does not know the heads of the old one: its chain can still be looked through.
    const heads = kept && before === '' ? [kept.head] : [];
    const input = { heads, from: from?.event ?? null };
    const { checked, firstBad, next, ...end } = await api.call('audit.verify', input);
    const { head } = end;
    const after = this.hear(end);
    return {
      checked,
      firstBad,
      next: next && { event: next, kept },
      end: head.sequence,
      kept: kept && { sequence: kept.head.sequence, at: kept.head.at },
      trouble: before || after || this.#warning,
    };
  }
}
