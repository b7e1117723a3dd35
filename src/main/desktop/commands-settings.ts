import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { SettingName, Settings } from '#shared/ipc/settings';
import type { CommandContext } from './command-context';
import type { CommandHandlers } from './ipc';

type SettingsCommands =
  'settings.set' | 'settings.reset' | 'settings.openFile' | 'settings.startAnew';

/** What the settings screen changes. The state follows the file. */
export function settingsCommands({
  settings,
  openPath,
}: Pick<CommandContext, 'settings' | 'openPath'>): Pick<CommandHandlers, SettingsCommands> {
  return {
    'settings.set': async ({ name, value }) => {
      // The contract checked it against that setting's schema.
      settings.set(name, value as Settings[SettingName]);
      return {};
    },
    'settings.reset': async ({ name }) => {
      settings.reset(name);
      return {};
    },
    'settings.openFile': async () => {
      settings.ensure();
      const failure = await openPath(settings.path);
      if (failure !== '')
        throw new ExpectedError(
          'not_found',
          t('desktop.settings.noEditor', { path: settings.path, failure }),
        );
      return {};
    },
    'settings.startAnew': async () => {
      if (settings.current().unreadable === null)
        throw new ExpectedError('wrong_state', t('desktop.settings.readable'));
      return { aside: settings.startAnew() };
    },
  };
}
