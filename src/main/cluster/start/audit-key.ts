import { ExpectedError } from '#shared/api/errors';
import type { Ledger } from '../audit/ledger';
import type { Authorities } from '../authority/authorities';

/** The public half of the key that signs the audit log's heads, kept in the store from its first use on. */
const setting = 'auditKey';

/** Whether the cluster has used an audit key before. */
export function hasAuditKey({ state }: Pick<Ledger, 'state'>): boolean {
  return state.settings.has(setting);
}

/**
 * Puts on record which key signs the heads.
 *
 * @throws ExpectedError `store_unusable` when it is another one than before: the heads that people kept would be no good
 */
export async function rememberAuditKey(
  ledger: Ledger,
  { audit: { publicKey } }: Pick<Authorities, 'audit'>,
): Promise<void> {
  const before = ledger.state.settings.get(setting);
  if (before === publicKey) return;
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
