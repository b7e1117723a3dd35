import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiOutput } from '#shared/api/contract';
import type { ApiError } from '#shared/api/errors';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { createLatest } from './latest';

export type VersionedSettings = ApiOutput<'settings.get'>;

export interface AccessSettingsState {
  readonly profileId: string | null;
  /** As the cluster has them; `null` until they were read. */
  readonly current: VersionedSettings | null;
  readonly error: ApiError | null;
}

export interface AccessSettingsStore {
  readonly store: StoreApi<AccessSettingsState>;
  /** Shows another profile's cluster, from nothing. */
  use(profileId: string | null): void;
  load(): Promise<void>;
  /**
   * Saves settings that were made from `version`. After a conflict the newer ones are read, so that they can be
   * compared.
   *
   * @returns `null` once they count
   */
  save(wanted: VersionedSettings): Promise<ApiError | null>;
}

/** How the active profile's cluster gives access. */
export function createAccessSettingsStore(bridge: Bridge): AccessSettingsStore {
  const store = createStore<AccessSettingsState>(() => ({
    profileId: null,
    current: null,
    error: null,
  }));
  const latest = createLatest();
  const load = async () => {
    const { profileId } = store.getState();
    if (profileId === null) return;
    const isWanted = latest.next();
    const answer = await callApi(bridge, profileId, 'settings.get', {});
    if (!isWanted()) return;
    if (answer.ok) store.setState({ current: answer.value, error: null });
    else store.setState({ error: answer.error });
  };
  return {
    store,
    load,
    use(profileId) {
      if (profileId === store.getState().profileId) return;
      latest.cancel();
      store.setState({ profileId, current: null, error: null });
    },
    async save(wanted) {
      const { profileId } = store.getState();
      if (profileId === null) return null;
      const answer = await callApi(bridge, profileId, 'settings.put', wanted);
      if (profileId !== store.getState().profileId) return null;
      if (answer.ok) {
        latest.cancel();
        store.setState({ current: answer.value, error: null });
        return null;
      }
      if (answer.error.code === 'conflict') await load();
      return answer.error;
    },
  };
}
