import { app } from 'electron';
import type { ClusterEvent } from '#shared/api/events';
import type { Base } from './base';
import { windowIcon } from './icons';
import type { Inbox } from './inbox';
import type { Navigator } from './navigator';
import { createNotifier, type Notifier } from './notifications';
import type { PreferencesStore } from './preferences';
import type { Processes } from './processes';
import { watchRequests } from './request-watch';
import { openTray } from './tray';
import { trayModel, type TrayAction } from './tray-model';

const tickMs = 15_000;

/** One event with the profile that it came for. */
export interface ProfileEvent {
  readonly profileId: string;
  readonly event: ClusterEvent;
}

/**
 * The tray and the notifications: what people see of Daypass outside its window.
 *
 * @param hidden told whenever the window was closed and is hidden
 * @returns who is to be told of each event
 */
export function openOutside(
  { state, preferences, onBug }: Base,
  { clients }: Processes,
  navigator: Navigator,
  hidden: Inbox<void>,
): (event: ProfileEvent) => void {
  const notifier = createNotifier((notice) => {
    navigator.show(
      notice && { screen: 'request', profileId: notice.profileId, request: notice.request },
    );
  }, windowIcon);
  const tray = openTray((action) => act(action, navigator, clients, onBug));
  const showTray = () => tray.show(trayModel(state.get(), watch.board(), Date.now()));
  const watch = watchRequests({
    client: clients.client,
    state: state.get,
    notify: notifier.show,
    onBoard: showTray,
    now: Date.now,
  });
  showTray();
  hidden.open(() => sayKeepsRunning(preferences, notifier));
  state.onChange(() => {
    watch.onState();
    showTray();
  });
  // Whoever signed in before.
  watch.onState();
  setInterval(watch.tick, tickMs).unref();
  return ({ profileId, event }) => watch.onClusterEvent(profileId, event);
}

/** Said once: people should know where the app went, and how to get it back or end it. */
function sayKeepsRunning(preferences: PreferencesStore, notifier: Notifier): void {
  if (preferences.get('saidKeepsRunning')) return;
  preferences.set('saidKeepsRunning', true);
  notifier.say(
    'Daypass keeps running',
    'Your sessions and notifications go on. Open it from the tray or by starting it again; quit it from the tray.',
  );
}

function act(
  action: TrayAction,
  navigator: Navigator,
  { client }: Processes['clients'],
  onBug: (error: unknown) => void,
): void {
  switch (action.type) {
    case 'open-request': {
      const { profileId, request } = action;
      return navigator.show({ screen: 'request', profileId, request });
    }
    case 'drop':
      return void client.drop({ profileId: action.profileId }).catch(onBug);
    case 'show':
      return navigator.show(null);
    case 'quit':
      return app.quit();
  }
}
