import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { AppState, ProfileState } from '#shared/ipc/app-state';
import type { Bridge } from '../bridge/bridge';
import { ask } from './ask';

/** What main last pushed. `state` is `null` until the first answer. */
export interface AppMirror {
  readonly state: AppState | null;
  readonly failure: ApiError | null;
}

export type AppStore = StoreApi<AppMirror>;

/** Mirrors the main process's state: asks once, then follows the pushes. */
export function createAppStore(bridge: Bridge): { store: AppStore; start(): Promise<void> } {
  const store = createStore<AppMirror>(() => ({ state: null, failure: null }));
  return {
    store,
    async start() {
      let pushed = false;
      bridge.on('state', (state) => {
        pushed = true;
        store.setState({ state, failure: null });
      });
      const answer = await ask(bridge, 'app.state', {});
      // A push that came meanwhile is newer than this answer.
      if (pushed) return;
      if (answer.ok) store.setState({ state: answer.value, failure: null });
      else store.setState({ failure: answer.error });
    },
  };
}

export function activeProfile(mirror: AppMirror): ProfileState | null {
  const { state } = mirror;
  return state?.profiles.find((profile) => profile.id === state.activeProfile) ?? null;
}

/** Whether a profile's cluster is the one that this computer hosts. */
export function isHosted(state: AppState, profile: ProfileState): boolean {
  return state.hosted !== null && state.hosted.pin === profile.cluster.pin;
}
