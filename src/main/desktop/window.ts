import { BrowserWindow, nativeTheme, screen, type MessagePortMain } from 'electron';
import { ipcChannels } from '#shared/ipc/channels';
import type { PushName, PushPayload } from '#shared/ipc/contract';
import { createDeferred } from './deferred';
import { errorPageFor } from './error-page';
import { windowIcon } from './icons';
import type { PreferencesStore } from './preferences';
import { openingBounds, smallestSize } from './window-bounds';
import { offerReload } from './window-recovery';

export interface MainWindow {
  /** Opens the window, or brings it to the front. */
  show(): void;
  /** The open window, or `null`. */
  current(): BrowserWindow | null;
  push<Name extends PushName>(name: Name, payload: PushPayload<Name>): void;
  /** Hands a terminal's port to the page. */
  sendTerminalPort(sessionId: string, port: MessagePortMain): void;
  /** Settles once the window was first shown, with whatever page. */
  readonly firstShown: Promise<void>;
  /** Called when the app quits. */
  release(): void;
}

export interface WindowOptions {
  readonly url: string;
  readonly preload: string;
  readonly preferences: PreferencesStore;
  /** The page is being replaced; what it listened to is gone with it. */
  readonly onPageGone: () => void;
  /** The person closes the window: it stays until this has it hidden, and its terminals go on. */
  readonly onClose: (window: BrowserWindow) => void;
}

/** The one window. Closing it is a question of what is chosen; `release` lets it really close. */
export function createMainWindow(options: WindowOptions): MainWindow {
  let window: BrowserWindow | null = null;
  let released = false;
  const firstShown = createDeferred<void>();

  function open(): BrowserWindow {
    const opened = openWindow(options);
    opened.once('show', () => firstShown.resolve());
    opened.on('close', (event) => {
      if (released) return;
      event.preventDefault();
      options.onClose(opened);
    });
    const tell = (shown: boolean) => () =>
      opened.webContents.send(ipcChannels.push, 'shown' satisfies PushName, shown);
    for (const name of ['hide', 'minimize'] as const) opened.on(name as 'hide', tell(false));
    for (const name of ['show', 'restore'] as const) opened.on(name as 'show', tell(true));
    opened.on('closed', () => (window = null));
    opened.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) options.onPageGone();
    });
    return opened;
  }

  return {
    current: () => window,
    show() {
      if (!window) {
        window = open();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    push: (name, payload) => window?.webContents.send(ipcChannels.push, name, payload),
    sendTerminalPort(sessionId, port) {
      if (window) window.webContents.postMessage(ipcChannels.terminalPort, sessionId, [port]);
      else port.close();
    },
    firstShown: firstShown.promise,
    release: () => void (released = true),
  };
}

function openWindow({ url, preload, preferences }: WindowOptions): BrowserWindow {
  const remembered = preferences.get('windowBounds');
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...openingBounds(remembered, areas),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    title: 'Daypass',
    show: false,
    autoHideMenuBar: true,
    // The page's own background, so that nothing flashes before its first paint.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#17181c' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (remembered?.maximized) window.maximize();
    // macOS shows the app bundle's icon and has no such call.
    if (process.platform !== 'darwin') window.setIcon(windowIcon());
    window.show();
  });
  rememberBounds(window, preferences);
  keepAlive(window, url);
  void window.loadURL(url).catch(() => undefined);
  return window;
}

function rememberBounds(window: BrowserWindow, preferences: PreferencesStore): void {
  window.on('close', () => {
    preferences.set('windowBounds', {
      ...window.getNormalBounds(),
      maximized: window.isMaximized(),
    });
  });
}

/** Never a blank or a dead window: what fails to load or stops is replaced by a page that says so. */
function keepAlive(window: BrowserWindow, url: string): void {
  const { webContents } = window;
  webContents.on('did-fail-load', (_event, code, _text, _url, isMainFrame) => {
    // -3: another navigation took its place.
    if (isMainFrame && code !== -3) void window.loadURL(errorPageFor('unreachable'));
  });
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed())
      void window.loadURL(errorPageFor('crashed'));
  });
  offerReload(window, url);
}
