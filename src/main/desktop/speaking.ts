import { app } from 'electron';
import { speakIn } from '#shared/i18n/catalogues';
import { sameSpeech, speechFor } from '#shared/i18n/language';
import { speech as spoken } from '#shared/i18n/text';
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
    await speakIn(speechFor(settings.get('appearance.language'), systemLocale));
    // The tray is written again, as after every change; of several changes at once the last is spoken.
    if (!sameSpeech(state.get().speech, spoken())) state.update({ speech: spoken() });
  };
  settings.onChange(() => void follow().catch(onBug));
  await follow();
}
