import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { app, session } from 'electron';
import { chooseUserDataFolder } from './desktop/app-folders';
import { declareAppScheme, serveAppScheme } from './desktop/app-protocol';
import { keepApplicationMenu } from './desktop/application-menu';
import { openBase } from './desktop/base';
import { bringDemoUsersBack } from './desktop/commands-cluster';
import { openDesk } from './desktop/desk';
import { failToStart } from './desktop/failures';
import { createInbox } from './desktop/inbox';
import { manageLifecycle } from './desktop/lifecycle';
import { openOutside, type ProfileEvent } from './desktop/outside';
import { followNetwork } from './desktop/network';
import { startProcesses } from './desktop/processes';
import { quitQuestion } from './desktop/quit-question';
import { confineContents, denyPermissions, requireSandbox } from './desktop/security';
import { acceptDeepLinks, becomeOnlyInstance } from './desktop/single-instance';
import { followStartAtLogin } from './desktop/start-at-login';
import { isStartedAtLogin, systemLoginEntry } from './desktop/system-login-entry';
import { builtFiles, windowAddress } from './desktop/window-address';
import { collectGarbage, startIsOverMs } from './launch/collect-garbage';

/** The tray comes by then also when the window does not. */
const trayPatienceMs = 3_000;
/** By then the first screen has asked for what it lists. */
const trayPauseMs = 500;

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
  process.stdout.write('Daypass runs already; its window comes to the front.\n');
  app.exit(0);
}

async function start(): Promise<void> {
  const url = windowAddress();
  const files = builtFiles(__dirname);
  const events = createInbox<ProfileEvent>();

  const base = await openBase();
  const processes = startProcesses(base, files, (profileId, event) =>
    events.put({ profileId, event }),
  );
  keepApplicationMenu(process.platform, base.state);
  denyPermissions(session.defaultSession);
  confineContents(url);
  serveAppScheme(session.defaultSession, files.window, url);
  const page = { url, preload: files.preload };
  const { window, navigator, context } = openDesk(base, processes, page);
  manageLifecycle(app, {
    onActivate: window.show,
    mayQuit: quitQuestion(base.state.get, () => base.fileBoard.underWay, window.current),
    onQuit: window.release,
    stop: processes.stop,
  });
  followNetwork(base, processes.clients.client);
  const back = processes.hostedAgain
    ? bringDemoUsersBack(context, processes.hostedAgain).catch(base.onBug)
    : null;
  // A turn before the window, which keeps this process busy when it opens: both others come up meanwhile.
  await turn();
  if (!isStartedAtLogin()) window.show();
  starts.open((link) => (link === null ? navigator.show(null) : navigator.follow(link)));
  const outside = createInbox<ProfileEvent>();
  events.open((each) => {
    window.push('event', each);
    outside.put(each);
  });
  // The tray asks the desktop for its place, which can take a while: the window and what it shows first come first.
  await Promise.race([Promise.all([window.firstShown, back]), delay(trayPatienceMs)]);
  await delay(trayPauseMs);
  followStartAtLogin({ ...base, entry: systemLoginEntry() });
  outside.open(openOutside(base, processes, navigator));
  await delay(startIsOverMs);
  collectGarbage();
}
