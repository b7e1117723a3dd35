import { app, session } from 'electron';
import { chooseUserDataFolder } from './desktop/app-folders';
import { declareAppScheme, serveAppScheme } from './desktop/app-protocol';
import { openBase } from './desktop/base';
import { startHostedAgain } from './desktop/commands-cluster';
import { openDesk } from './desktop/desk';
import { failToStart } from './desktop/failures';
import { createInbox } from './desktop/inbox';
import { manageLifecycle, setApplicationMenu } from './desktop/lifecycle';
import { openOutside, type ProfileEvent } from './desktop/outside';
import { startProcesses } from './desktop/processes';
import { confineContents, denyPermissions, requireSandbox } from './desktop/security';
import { acceptDeepLinks, becomeOnlyInstance } from './desktop/single-instance';
import { builtFiles, windowAddress } from './desktop/window-address';

/** Second starts and deep links; `null` asks for the window alone. */
const starts = createInbox<string | null>();

chooseUserDataFolder(app);
requireSandbox(app);
declareAppScheme();
if (becomeOnlyInstance(app, process.argv, starts.put)) {
  acceptDeepLinks(app, process.argv, starts.put);
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => failToStart(app, error));
} else {
  app.exit(0);
}

function start(): void {
  const url = windowAddress();
  const files = builtFiles(__dirname);
  const events = createInbox<ProfileEvent>();
  const hidden = createInbox<void>();

  const base = openBase();
  const processes = startProcesses(base, files, (profileId, event) =>
    events.put({ profileId, event }),
  );
  setApplicationMenu(process.platform);
  denyPermissions(session.defaultSession);
  confineContents(url);
  serveAppScheme(session.defaultSession, files.window, url);
  const { window, navigator, context } = openDesk(
    base,
    processes,
    { url, preload: files.preload },
    hidden.put,
  );
  manageLifecycle(app, { onActivate: window.show, onQuit: window.release, stop: processes.stop });
  window.show();
  startHostedAgain(context).catch(base.onBug);
  const tellOutside = openOutside(base, processes, navigator, hidden);
  events.open((each) => {
    window.push('event', each);
    tellOutside(each);
  });
  starts.open((link) => (link === null ? navigator.show(null) : navigator.follow(link)));
}
