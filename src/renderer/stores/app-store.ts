import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import { isSpoken, speakIn } from '#shared/i18n/catalogues';
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
  let newest: AppState | null = null;

  /** Nothing is shown before its language can be spoken; what came meanwhile is newer. */
  async function take(state: AppState): Promise<void> {
    newest = state;
    if (!isSpoken(state.speech)) await speakIn(state.speech);
    if (newest === state) store.setState({ state, failure: null });
  }

  return {
    store,
    async start() {
      let pushed = false;
      bridge.on('state', (state) => {
        pushed = true;
        void take(state);
      });
      const answer = await ask(bridge, 'app.state', {});
      // A push that came meanwhile is newer than this answer.
      if (pushed) return;
      if (answer.ok) await take(answer.value);
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
