import { t } from '#shared/i18n/text';
import type { AppState } from '#shared/ipc/app-state';
import type { PushPayload } from '#shared/ipc/contract';
import { parseDeepLink, screenOf } from './deep-links';

export type Screen = PushPayload<'navigate'>;

export interface Navigator {
  /** Brings the window to the front, at a screen when one is given. */
  show(screen: Screen | null): void;
  /** Opens what a deep link means, or says why it cannot. */
  follow(link: string): void;
  /** The page listens now; before, and while it loads again, screens wait for it. */
  pageReady(): void;
  pageGone(): void;
}

/** Leads the window to a screen from outside of it: notifications, the tray, deep links. */
export function createNavigator(options: {
  readonly showWindow: () => void;
  readonly push: (screen: Screen) => void;
  readonly state: () => AppState;
  readonly selectProfile: (profileId: string) => void;
  readonly notify: (text: string) => void;
}): Navigator {
  const { showWindow, push, state, selectProfile, notify } = options;
  let ready = false;
  let waiting: Screen | null = null;

  function show(screen: Screen | null): void {
    showWindow();
    if (!screen) return;
    if ('profileId' in screen && state().profiles.some(({ id }) => id === screen.profileId))
      selectProfile(screen.profileId);
    if (ready) push(screen);
    else waiting = screen;
  }

  return {
    show,
    follow(link) {
      const parsed = parseDeepLink(link);
      const { profiles, activeProfile } = state();
      const screen = parsed.ok ? screenOf(parsed.value, profiles, activeProfile) : parsed;
      if (!screen.ok) notify(t('desktop.link.notOpened', { why: screen.error }));
      show(screen.ok ? screen.value : null);
    },
    pageReady() {
      ready = true;
      if (waiting) push(waiting);
      waiting = null;
    },
    pageGone: () => void (ready = false),
  };
}
