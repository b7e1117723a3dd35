import { app, type Session, type WebContents } from 'electron';
import { mayNavigate } from './own-pages';

/** Denies what the window never needs: permissions, devices, downloads. The clipboard goes by way of main. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/**
 * Sandboxes every renderer. Only where the launcher had to switch the sandbox off (an account without the rights
 * that it needs) is that left as it is: forcing it on would end the app.
 */
export function requireSandbox(application: Electron.App): void {
  if (!application.commandLine.hasSwitch('no-sandbox')) application.enableSandbox();
}

/** Keeps every page that is ever created where it belongs: no other address, no new window, no webview. */
export function confineContents(windowUrl: string): void {
  const stay = (event: Electron.Event<{ readonly url: string }>) => {
    if (!mayNavigate(event.url, windowUrl)) event.preventDefault();
  };
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
