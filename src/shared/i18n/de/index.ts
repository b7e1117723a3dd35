import type { Catalogue } from '../text';
import { access } from './access';
import { actions } from './actions';
import { administration } from './administration';
import { audit } from './audit';
import { client } from './client';
import { clientFiles } from './clientFiles';
import { configuration } from './configuration';
import { desktop } from './desktop';
import { diagnostics } from './diagnostics';
import { files } from './files';
import { onboarding } from './onboarding';
import { palette } from './palette';
import { presets } from './presets';
import { recordings } from './recordings';
import { requests } from './requests';
import { review } from './review';
import { search } from './search';
import { sessions } from './sessions';
import { settings } from './settings';
import { settingsTable } from './settingsTable';
import { shell } from './shell';
import { status } from './status';
import { stores } from './stores';
import { ui } from './ui';
import { words } from './words';

/** Every message, in German; docs/translations.md lists which word stands for which. */
export const de = {
  ...access,
  ...actions,
  ...administration,
  ...audit,
  ...client,
  ...clientFiles,
  ...configuration,
  ...desktop,
  ...diagnostics,
  ...files,
  ...onboarding,
  ...palette,
  ...presets,
  ...recordings,
  ...requests,
  ...review,
  ...search,
  ...sessions,
  ...settings,
  ...settingsTable,
  ...shell,
  ...status,
  ...stores,
  ...ui,
  ...words,
} satisfies Catalogue;
