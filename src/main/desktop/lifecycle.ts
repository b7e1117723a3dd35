import type { App } from 'electron';

/** Keeps running without a window, and ends everything in order when asked to quit. */
export function manageLifecycle(
  app: App,
  steps: {
    /** The app was activated from the dock or the like. */
    readonly onActivate: () => void;
    /** Asks, where there is something to lose. Not asked again while it is open, nor after a yes. */
    readonly mayQuit: () => Promise<boolean>;
    /** Quitting begins: the window may really close now. */
    readonly onQuit: () => void;
    /** Ends the processes; quitting waits for it. */
    readonly stop: () => Promise<void>;
  },
): void {
  let stopped = false;
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (!(await steps.mayQuit())) {
      stopping = false;
      return;
    }
    steps.onQuit();
    await steps.stop().finally(() => {
      stopped = true;
      app.quit();
    });
  };
  app.on('activate', steps.onActivate);
  // Without a listener Electron quits when the last window closes.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    void stop();
  });
}
