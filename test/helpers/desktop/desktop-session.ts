import dbus from 'dbus-next';
import type { Closable } from '#shared/lib/closable';
import { startBusDaemon } from './bus-daemon';
import { startDisplay } from './display';
import { NotificationServer } from './notifications';
import { openTrayIcon, type TrayIcon } from './tray';
import { TrayWatcher } from './tray-watcher';

/** A desktop of our own: a display, a session bus, a place for notifications and a tray. */
export interface DesktopSession extends Closable {
  /** What a program needs in its environment to appear on this desktop. */
  readonly env: Readonly<Record<string, string>>;
  readonly notifications: NotificationServer;
  /** The tray's one icon. @throws Error while there is none, or when there are several */
  tray(): TrayIcon;
}

export async function startDesktopSession(): Promise<DesktopSession> {
  const display = await startDisplay();
  const daemon = await startBusDaemon();
  const bus = dbus.sessionBus({ busAddress: daemon.address });
  const notifications = new NotificationServer();
  const watcher = new TrayWatcher(senderTracker(bus));
  bus.export('/org/freedesktop/Notifications', notifications);
  bus.export('/StatusNotifierWatcher', watcher);
  await bus.requestName('org.freedesktop.Notifications', 0);
  await bus.requestName('org.kde.StatusNotifierWatcher', 0);

  return {
    env: {
      DISPLAY: display.name,
      DBUS_SESSION_BUS_ADDRESS: daemon.address,
      XDG_SESSION_TYPE: 'x11',
      XDG_CURRENT_DESKTOP: 'KDE',
    },
    notifications,
    tray() {
      const [item, ...others] = watcher.items;
      if (item === undefined || others.length > 0)
        throw new Error(`The tray has ${watcher.items.length} icons`);
      return openTrayIcon(bus, item);
    },
    async close() {
      bus.disconnect();
      await daemon.close();
      await display.close();
    },
  };
}

/** Interface methods are not told who calls, so the last registration's sender is read from the wire. */
function senderTracker(bus: dbus.MessageBus): () => string {
  let sender = '';
  bus.addMethodHandler((message: dbus.Message) => {
    if (message.member === 'RegisterStatusNotifierItem') sender = message.sender;
    return false;
  });
  return () => sender;
}
