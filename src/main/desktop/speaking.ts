import { app } from 'electron';
import { speakIn } from '#shared/i18n/catalogues';
import { speechFor } from '#shared/i18n/language';
import type { StateStore } from './app-state';
import type { SettingsFileStore } from './settings-file';

/** Speaks what is chosen in the settings, and tells the window; settles once the first words can be said. */
export async function speakAsChosen(
  settings: SettingsFileStore,
  state: StateStore,
  onBug: (error: unknown) => void,
): Promise<void> {
  const systemLocale = app.getPreferredSystemLanguages()[0] ?? app.getLocale();
  const follow = async () => {
    const speech = speechFor(settings.get('appearance.language'), systemLocale);
    await speakIn(speech);
    // The tray and the menus are written again, as after every change.
    state.update({ speech });
  };
  settings.onChange(() => void follow().catch(onBug));
  await follow();
}
