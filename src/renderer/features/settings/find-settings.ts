import { actionTitle } from '#shared/i18n/action-words';
import { settingDescription, settingGroupName, settingTitle } from '#shared/i18n/setting-words';
import { t } from '#shared/i18n/text';
import { settingNames, settingsTable, type SettingName } from '#shared/ipc/settings';
import { actionIds, type ActionId } from '#shared/model/actions';
import { keysFor, type Shortcuts } from '#shared/model/shortcuts';
import { showKeys } from '#shared/model/keys';

/** Whether every word of what is looked for is somewhere in the texts. */
export function fits(query: string, ...texts: readonly string[]): boolean {
  const all = texts.join(' ').toLowerCase();
  const words = query.toLowerCase().split(/\s+/);
  return words.every((word) => all.includes(word));
}

/** The settings with a row of their own that fit, in the order of the table; the shortcuts are a list of theirs. */
export function findSettings(query: string): readonly SettingName[] {
  return settingNames.filter((name) => {
    const group = settingGroupName(settingsTable[name].group);
    const texts = [group, settingTitle(name), settingDescription(name), name];
    return name !== 'keyboard.shortcuts' && fits(query, ...texts);
  });
}

/** The actions that fit by name or by keys, in the order of the table. */
export function findActions(query: string, shortcuts: Shortcuts): readonly ActionId[] {
  return actionIds.filter((id) => {
    const keys = keysFor(id, shortcuts).map((each) => showKeys(each, shortcuts.platform));
    return fits(query, t('settings.shortcuts.title'), actionTitle(id), id, ...keys);
  });
}
