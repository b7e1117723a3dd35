import { actionTitle } from '#shared/i18n/action-words';
import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { ActionId } from '#shared/model/actions';

/** Actions as they stand in a sentence: `“Copy” and “Paste”`. */
export function namesOf(ids: readonly ActionId[]): string {
  return inWords(ids.map((id) => t('settings.keys.action', { action: actionTitle(id) })));
}
