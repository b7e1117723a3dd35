import { Notification, type NativeImage } from 'electron';
import type { Notice } from './notification-rules';
import { notificationBody } from './notification-body';

export interface Notifier {
  /** Shows a notice once, however often it comes. */
  show(notice: Notice): void;
  /** Says something that leads nowhere but to the window. */
  say(title: string, body: string): void;
}

/** OS notifications. A click leads to what the notice is about. */
export function createNotifier(
  onClick: (notice: Notice | null) => void,
  icon: () => NativeImage,
): Notifier {
  const shown = new Set<string>();
  // Held until closed: a notification that is garbage collected forgets its click.
  const open = new Set<Notification>();

  function display(title: string, body: string, notice: Notice | null): void {
    if (!Notification.isSupported()) return;
    const notification = new Notification({
      title,
      body: notificationBody(body, process.platform),
      icon: icon(),
    });
    open.add(notification);
    notification.on('click', () => {
      open.delete(notification);
      onClick(notice);
    });
    notification.on('close', () => open.delete(notification));
    notification.show();
  }

  return {
    show(notice) {
      if (shown.has(notice.key)) return;
      shown.add(notice.key);
      display(notice.title, notice.body, notice);
    },
    say: (title, body) => display(title, body, null),
  };
}
