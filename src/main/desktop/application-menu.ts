import { Menu, type MenuItemConstructorOptions } from 'electron';
import { t } from '#shared/i18n/text';
import { followSpeech, type StateStore } from './app-state';

const appRoles = [
  'about',
  '-',
  'services',
  '-',
  'hide',
  'hideOthers',
  'unhide',
  '-',
  'quit',
] as const;
const editRoles = [
  'undo',
  'redo',
  '-',
  'cut',
  'copy',
  'paste',
  'pasteAndMatchStyle',
  'delete',
  'selectAll',
  '-',
] as const;
const substitutionRoles = [
  'showSubstitutions',
  '-',
  'toggleSmartQuotes',
  'toggleSmartDashes',
  'toggleTextReplacement',
] as const;
const speechRoles = ['startSpeaking', 'stopSpeaking'] as const;
const windowRoles = ['minimize', 'zoom', '-', 'front'] as const;
type Role = (
  | typeof appRoles
  | typeof editRoles
  | typeof substitutionRoles
  | typeof speechRoles
  | typeof windowRoles
)[number];

function entries(roles: readonly Role[]): MenuItemConstructorOptions[] {
  return roles.map((role) =>
    role === '-' ? { type: 'separator' } : { role, label: t(`desktopMenu.${role}`) },
  );
}

/** What Electron has in these menus, whose names it writes in English alone. */
function template(): MenuItemConstructorOptions[] {
  return [
    { role: 'appMenu', submenu: entries(appRoles) },
    {
      role: 'editMenu',
      label: t('desktopMenu.edit'),
      submenu: [
        ...entries(editRoles),
        { label: t('desktopMenu.substitutions'), submenu: entries(substitutionRoles) },
        { label: t('desktopMenu.speech'), submenu: entries(speechRoles) },
      ],
    },
    { role: 'windowMenu', label: t('desktopMenu.window'), submenu: entries(windowRoles) },
  ];
}

/** macOS takes its copy and paste from the menu; elsewhere the window needs none. */
export function keepApplicationMenu(
  platform: string,
  state: Pick<StateStore, 'get' | 'onChange'>,
): void {
  if (platform !== 'darwin') return Menu.setApplicationMenu(null);
  const write = () => Menu.setApplicationMenu(Menu.buildFromTemplate(template()));
  write();
  followSpeech(state, write);
}
