import { ExpectedError } from '#shared/api/errors';
import type { Ledger } from '../audit/ledger';
import type { Authorities } from '../authority/authorities';
import { followHandovers } from '../../ssh/handover';

/** The public half of the key that signs the audit log's heads, kept in the store from its first use on. */
const setting = 'auditKey';

/** Whether the cluster has used an audit key before. */
export function hasAuditKey({ state }: Pick<Ledger, 'state'>): boolean {
  return state.settings.has(setting);
}

/**
 * Puts on record which key signed the heads first. Whatever signs them later was vouched for by the one before.
 *
 * @throws ExpectedError `store_unusable` when nothing leads from that key to the one that signs now: the heads that
 * people kept would be no good
 */
export async function rememberAuditKey(
  ledger: Ledger,
  { audit: { publicKey, handovers } }: Pick<Authorities, 'audit'>,
  cluster: { readonly id: string },
): Promise<void> {
  const before = ledger.state.settings.get(setting);
  if (before === publicKey && handovers.length === 0) return;
  if (typeof before === 'string') {
    const about = { authority: 'audit', cluster: cluster.id } as const;
    const way = followHandovers({ key: before, number: 0 }, handovers, about);
    if (way.ok && way.value.at(-1)?.key === publicKey) return;
  }
  if (before !== undefined)
    throw new ExpectedError(
      'store_unusable',
      'The key that signs the audit log is not the one of this cluster. Restore the folder from a backup.',
    );
  await ledger.write(() => ({
    writes: [{ type: 'setting', key: setting, value: publicKey }],
    audit: [{ type: 'audit.key', actor: 'cluster', data: { publicKey } }],
    result: undefined,
  }));
}
