import type { Catalogue } from '../text';
import { access } from './access';
import { actions } from './actions';
import { administration } from './administration';
import { audit } from './audit';
import { authorities } from './authorities';
import { client } from './client';
import { clientFiles } from './clientFiles';
import { configuration } from './configuration';
import { desktop } from './desktop';
import { desktopChecks } from './desktopChecks';
import { desktopMenu } from './desktopMenu';
import { desktopNotices } from './desktopNotices';
import { desktopTray } from './desktopTray';
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
import { reviewLess } from './reviewLess';
import { reviewQueue } from './reviewQueue';
import { search } from './search';
import { servers } from './servers';
import { sessions } from './sessions';
import { settings } from './settings';
import { settingsTable } from './settingsTable';
import { shell } from './shell';
import { status } from './status';
import { stores } from './stores';
import { terminal } from './terminal';
import { ui } from './ui';
import { words } from './words';

/** Every message, in German; docs/translations.md lists which word stands for which. */
export const de = {
  ...access,
  ...actions,
  ...administration,
  ...audit,
  ...authorities,
  ...client,
  ...clientFiles,
  ...configuration,
  ...desktop,
  ...desktopChecks,
  ...desktopMenu,
  ...desktopNotices,
  ...desktopTray,
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
  ...reviewLess,
  ...reviewQueue,
  ...search,
  ...servers,
  ...sessions,
  ...settings,
  ...settingsTable,
  ...shell,
  ...status,
  ...stores,
  ...terminal,
  ...ui,
  ...words,
} satisfies Catalogue;
