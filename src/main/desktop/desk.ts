import { randomUUID } from 'node:crypto';
import { MessageChannelMain, app, clipboard, shell } from 'electron';
import type { Base } from './base';
import { chooseFile, chooseFolder } from './choose-file';
import { selectProfile, type CommandContext } from './command-context';
import { createCommands } from './commands';
import { serveCommands } from './ipc';
import { createNavigator, type Navigator } from './navigator';
import { openOwnSshConfig } from './own-ssh-config';
import type { Processes } from './processes';
import { createMainWindow, type MainWindow } from './window';

export interface Desk {
  readonly window: MainWindow;
  readonly navigator: Navigator;
  readonly context: CommandContext;
}

/** The window with what it may ask for and what is pushed to it. */
export function openDesk(
  { state, preferences, settings, doNotDisturb, onBug, sshInclude }: Base,
  { clients, clusters }: Processes,
  page: { readonly url: string; readonly preload: string },
  onHidden: () => void,
): Desk {
  const window = createMainWindow({
    ...page,
    preferences,
    onHidden,
    onPageGone: () => navigator.pageGone(),
  });
  const context: CommandContext = {
    state,
    preferences,
    settings,
    doNotDisturb,
    clients,
    clusters,
    clipboard,
    sendTerminalPort: window.sendTerminalPort,
    createChannel: () => new MessageChannelMain(),
    newId: randomUUID,
    now: Date.now,
    chooseFile: (name) => chooseFile(window.current(), name),
    chooseFolder: () => chooseFolder(window.current()),
    openPath: (path) => shell.openPath(path),
    ownSshConfig: openOwnSshConfig(app.getPath('home'), sshInclude.path),
    push: window.push,
  };
  const navigator = createNavigator({
    showWindow: window.show,
    push: (screen) => window.push('navigate', screen),
    state: state.get,
    selectProfile: (profileId) => selectProfile(context, profileId),
    notify: (text) => state.notify({ id: 'link', text }),
  });
  serveCommands({
    handlers: createCommands(context, navigator.pageReady),
    ownContents: () => window.current()?.webContents ?? null,
    windowUrl: page.url,
    onBug,
  });
  state.onChange((now) => window.push('state', now));
  return { window, navigator, context };
}
