import { app, powerMonitor } from 'electron';
import type { ClusterEvent } from '#shared/api/events';
import type { Base } from './base';
import { createCourier } from './courier';
import { windowIcon } from './icons';
import type { Navigator } from './navigator';
import { createNoticeChoices } from './notice-choices';
import { createNotifier } from './notifications';
import type { Processes } from './processes';
import { watchRequests } from './request-watch';
import { openTray } from './tray';
import type { TrayAction } from './tray-items';
import { trayModel } from './tray-model';

const tickMs = 15_000;

/** One event with the profile that it came for. */
export interface ProfileEvent {
  readonly profileId: string;
  readonly event: ClusterEvent;
}

/**
 * The tray and the notifications: what people see of Daypass outside its window.
 *
 * @returns who is to be told of each event
 */
export function openOutside(
  base: Base,
  { clients: { client } }: Processes,
  navigator: Navigator,
): (event: ProfileEvent) => void {
  const { state, doNotDisturb, onBug } = base;
  const notifier = createNotifier({
    onChosen: (bulletin, action, shownAt) => void choose(bulletin, action, shownAt).catch(onBug),
    icon: windowIcon,
    now: Date.now,
  });
  const { show } = navigator;
  const choose = createNoticeChoices({ client, show, say: notifier.say, onBug, now: Date.now });
  const courier = createCourier({ board: notifier, isQuiet: doNotDisturb.isQuiet, now: Date.now });
  const act = createTrayActions(base, client, navigator);
  const tray = openTray(act);
  const showTray = () => {
    const model = trayModel(state.get(), watch.board(), Date.now());
    tray.show(model);
    if (app.getBadgeCount() !== model.count) app.setBadgeCount(model.count);
  };
  const watch = watchRequests({
    client,
    state: state.get,
    courier,
    onBoard: showTray,
    now: Date.now,
  });
  const tick = () => {
    doNotDisturb.tick();
    courier.settle();
    watch.tick();
  };
  showTray();
  state.onChange(() => {
    watch.onState();
    courier.settle();
    showTray();
  });
  // Whoever signed in before.
  watch.onState();
  setInterval(tick, tickMs).unref();
  // Timers stand still while the computer sleeps: what is due by then is due now.
  powerMonitor.on('resume', tick);
  return ({ profileId, event }) => watch.onClusterEvent(profileId, event);
}

function createTrayActions(
  { doNotDisturb, onBug }: Base,
  client: Processes['clients']['client'],
  navigator: Navigator,
): (action: TrayAction) => void {
  return (action) => {
    switch (action.type) {
      case 'open':
        return navigator.show(action.screen);
      case 'drop':
        for (const profileId of action.profileIds) client.drop({ profileId }).catch(onBug);
        return;
      case 'quiet':
        return doNotDisturb.choose(action.choice);
      case 'quit':
        return app.quit();
    }
  };
}
