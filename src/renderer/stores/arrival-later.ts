import type { PushPayload } from '#shared/ipc/contract';
import { activeProfile, type AppStore } from './app-store';

type Target = PushPayload<'navigate'>;

/**
 * Follows what is asked for from outside of the window. What somebody has to be signed in for waits until they are,
 * as long as they stay with that profile; a later one takes its place. It is then shown and no more: a connection
 * that was asked for a while ago is not opened.
 */
export function createArrivals(app: AppStore, navigate: (target: Target) => Promise<void>) {
  let later: (Target & { readonly profileId: string }) | null = null;
  /** Whether the profile came to be the active one, which main says a moment after the target. */
  let isThere = false;

  function isSignedIn(profileId: string): boolean {
    const profiles = app.getState().state?.profiles ?? [];
    return profiles.some(({ id, state }) => id === profileId && state === 'signed-in');
  }

  function follow(): void {
    if (later === null) return;
    const { profileId } = later;
    const isActive = activeProfile(app.getState())?.id === profileId;
    isThere ||= isActive;
    if (isActive && isSignedIn(profileId)) {
      const target = later;
      later = null;
      void navigate(target);
    } else if (isThere && !isActive) later = null;
  }

  return {
    start: () => void app.subscribe(follow),
    async arrive(target: Target): Promise<void> {
      const needsSignIn = ['request', 'connect', 'resource'].includes(target.screen);
      const waits = needsSignIn && 'profileId' in target && !isSignedIn(target.profileId);
      isThere = false;
      later = waits ? shownOnly(target) : null;
      await navigate(waits ? { screen: 'resources', profileId: target.profileId } : target);
      follow();
    },
  };
}

function shownOnly<Asked extends Target>(target: Asked) {
  return target.screen === 'connect' ? ({ ...target, screen: 'request' } as const) : target;
}
