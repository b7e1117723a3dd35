import { access } from './access';
import { actions } from './actions';
import { administration } from './administration';
import { audit } from './audit';
import { authorities } from './authorities';
import { configuration } from './configuration';
import { desktop } from './desktop';
import { diagnostics } from './diagnostics';
import { files } from './files';
import { hosting } from './hosting';
import { locks } from './locks';
import { onboarding } from './onboarding';
import { palette } from './palette';
import { presets } from './presets';
import { recordings } from './recordings';
import { requests } from './requests';
import { review } from './review';
import { search } from './search';
import { servers } from './servers';
import { sessions } from './sessions';
import { settings } from './settings';
import { shell } from './shell';
import { status } from './status';
import { words } from './words';

/** Every message, in English, by its key; placeholders are those of ICU MessageFormat. */
export const en = {
  ...access,
  ...actions,
  ...administration,
  ...audit,
  ...authorities,
  ...configuration,
  ...desktop,
  ...diagnostics,
  ...files,
  ...hosting,
  ...locks,
  ...onboarding,
  ...palette,
  ...presets,
  ...recordings,
  ...requests,
  ...review,
  ...search,
  ...servers,
  ...sessions,
  ...settings,
  ...shell,
  ...status,
  ...words,
} as const;
