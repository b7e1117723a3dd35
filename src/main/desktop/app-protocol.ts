import { protocol, type Session } from 'electron';
import { appScheme, appUrl, serveBundle } from './bundle-files';
import { errorPageFor, errorPageUrl, serveErrorPage } from './error-page';

/** Must run before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the window's files, and the page that stands in for them, to the given session. */
export function serveAppScheme(session: Session, folder: string, windowUrl: string): void {
  session.protocol.handle(appScheme, async ({ url }) => {
    if (url.startsWith(errorPageUrl)) return serveErrorPage(url, windowUrl);
    const response = await serveBundle(folder, url);
    // Without its page the window would be blank.
    return response.status === 404 && url === appUrl
      ? serveErrorPage(errorPageFor('missing'), windowUrl)
      : response;
  });
}
