import type { ActionGroup, ActionId } from '../model/actions';
import { t } from './text';

type Numbered = `${'profile' | 'tab'}.${number}`;

/** What an action does, as a command: `Open the command palette`. */
export function actionTitle(id: ActionId): string {
  const [, what, number] = /^(profile|tab)\.(\d+)$/.exec(id) ?? [];
  if (number !== undefined)
    return what === 'tab' ? t('action.tabAt', { number }) : t('action.profileAt', { number });
  return t(`action.${id as Exclude<ActionId, Numbered>}`);
}

export function actionGroupName(group: ActionGroup): string {
  return t(`actionGroup.${group}`);
}
