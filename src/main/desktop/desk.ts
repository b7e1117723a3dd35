import { randomUUID } from 'node:crypto';
import { MessageChannelMain, app, clipboard, dialog, shell } from 'electron';
import type { Base } from './base';
import { chooseFile, chooseFolder } from './choose-file';
import { closeQuestion, createCloseChoice } from './close-choice';
import { selectProfile, type CommandContext } from './command-context';
import { createFileDesk } from './files/file-desk';
import { createCommands } from './commands';
import { openElsewhere } from './elsewhere/elsewhere';
import { serveCommands, serveDrops } from './ipc';
import { createNavigator, type Navigator } from './navigator';
import { openOwnSshConfig } from './own-ssh-config';
import type { Processes } from './processes';
import { systemDiagnostics } from './system-diagnostics';
import { createMainWindow, type MainWindow } from './window';

export interface Desk {
  readonly window: MainWindow;
  readonly navigator: Navigator;
  readonly context: CommandContext;
}

/** The window with what it may ask for and what is pushed to it. */
export function openDesk(
  base: Base,
  { clients, clusters }: Processes,
  page: { readonly url: string; readonly preload: string },
): Desk {
  const { userData, state, preferences, settings, doNotDisturb, onBug, sshInclude, fileBoard } =
    base;
  const onClose = createCloseChoice({
    settings,
    ask: async (closing) => (await dialog.showMessageBox(closing, closeQuestion())).response === 0,
    quit: () => app.quit(),
  });
  const window = createMainWindow({
    ...page,
    preferences,
    onClose: (closing) => void onClose(closing).catch(onBug),
    onPageGone: () => navigator.pageGone(),
  });
  const files = createFileDesk({ board: fileBoard, userData, window: window.current });
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
    diagnostics: systemDiagnostics(base),
    elsewhere: openElsewhere(),
    ownSshConfig: openOwnSshConfig(app.getPath('home'), sshInclude.path),
    files,
    push: window.push,
  };
  const navigator = createNavigator({
    showWindow: window.show,
    push: (screen) => window.push('navigate', screen),
    state: state.get,
    selectProfile: (profileId) => selectProfile(context, profileId),
    notify: (text) => state.notify({ id: 'link', text }),
  });
  const caller = {
    ownContents: () => window.current()?.webContents ?? null,
    windowUrl: page.url,
  };
  serveCommands({ handlers: createCommands(context, navigator.pageReady), ...caller, onBug });
  serveDrops({ ...caller, keep: (paths) => files.roots.drop(paths) });
  state.onChange((now) => window.push('state', now));
  fileBoard.onChange((activity) => window.push('files', activity));
  return { window, navigator, context };
}
