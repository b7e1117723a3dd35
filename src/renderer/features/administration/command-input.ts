import type { ApiInput } from '#shared/api/contract';
import { t } from '#shared/i18n/text';
import { err, ok, type Result } from '#shared/lib/result';
import { mostJoinTokenUses, namePatternSchema, reachedAtSchema } from '#shared/model/join-token';
import { parseLabels } from './node-input';

export interface CommandEntries {
  readonly labels: string;
  readonly namePattern: string;
  readonly uses: string;
  /** Milliseconds. */
  readonly validFor: number;
  readonly address: string;
}

export const noCommandEntries: CommandEntries = {
  labels: '',
  namePattern: '',
  uses: '1',
  validFor: 15 * 60_000,
  address: '',
};

export const lifeChoices: readonly number[] = [5, 15, 30, 60].map((minutes) => minutes * 60_000);

/** The entries of the form as the API takes them; the error names the field. */
export function commandInput(
  entries: CommandEntries,
): Result<ApiInput<'nodes.makeJoinToken'>, { readonly field: string; readonly message: string }> {
  const labels = parseLabels(entries.labels);
  if (!labels.ok) return err({ field: 'labels', message: labels.error });
  const namePattern = entries.namePattern.trim() || null;
  if (namePattern !== null && !namePatternSchema.safeParse(namePattern).success)
    return err({ field: 'namePattern', message: t('servers.command.namesUnreadable') });
  const uses = Number(entries.uses);
  if (!Number.isInteger(uses) || uses < 1 || uses > mostJoinTokenUses)
    return err({
      field: 'uses',
      message: t('servers.command.usesRange', { most: mostJoinTokenUses }),
    });
  const address = entries.address.trim() || null;
  if (address !== null && !reachedAtSchema.safeParse(address).success)
    return err({ field: 'address', message: t('servers.command.addressUnreadable') });
  return ok({ labels: labels.value, namePattern, uses, validFor: entries.validFor, address });
}

/** Whether an address is this computer's own, which no other machine reaches. */
export function isLoopback(address: string): boolean {
  return /^(127\.|localhost:|\[::1\])/i.test(address);
}
