import { Notification, type NativeImage } from 'electron';
import type { Board } from './courier';
import { actionLabel, hasButtons, type NoticeAction } from './notice';
import type { Bulletin } from './notice-summary';
import { notificationBody } from './notification-body';

export interface Notifier extends Board {
  /** Says something; a click leads to where it is told. */
  say(title: string, body: string, onClick: () => void): void;
}

/** OS notifications: what is said on them, and what was chosen on them. */
export function createNotifier(options: {
  /** @param action the button, `null` for a click on the notification itself */
  readonly onChosen: (bulletin: Bulletin, action: NoticeAction | null, shownAt: number) => void;
  readonly icon: () => NativeImage;
  readonly now: () => number;
}): Notifier {
  // Held until closed: a notification that is garbage collected forgets its click.
  const open = new Set<Notification>();

  function display(
    text: { readonly title: string; readonly body: string },
    labels: readonly string[],
    on: { readonly chosen: (button: number | null) => void; readonly gone: () => void },
  ): () => void {
    if (!Notification.isSupported()) return () => undefined;
    const notification = new Notification({
      title: text.title,
      body: notificationBody(text.body, process.platform),
      icon: options.icon(),
      actions: labels.map((label) => ({ type: 'button', text: label })),
    });
    const gone = () => {
      open.delete(notification);
      on.gone();
    };
    open.add(notification);
    notification.on('click', () => {
      gone();
      on.chosen(null);
    });
    notification.on('action', ({ actionIndex }) => {
      gone();
      on.chosen(actionIndex);
    });
    notification.on('close', gone);
    notification.show();
    return () => notification.close();
  }

  return {
    show(bulletin, onGone) {
      const [notice, ...others] = bulletin.notices;
      const offered = notice && others.length === 0 ? notice.actions : [];
      const actions = hasButtons(process.platform) ? offered : [];
      const shownAt = options.now();
      return display(bulletin, actions.map(actionLabel), {
        chosen: (button) =>
          options.onChosen(bulletin, button === null ? null : (actions[button] ?? null), shownAt),
        gone: onGone,
      });
    },
    say: (title, body, onClick) =>
      void display({ title, body }, [], { chosen: onClick, gone: () => undefined }),
  };
}
