import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiInput } from '#shared/api/contract';
import type { ApiError } from '#shared/api/errors';
import type { RequestPreset } from '#shared/model/request-preset';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { createProfileList, type ProfileList } from './profile-list';

/** What is shown about presets: all of them, or saving the request that is being put together. */
export type PresetsDialog = 'all' | 'save';

/** Requests that were saved to be made again. */
export interface PresetsStore {
  readonly list: ProfileList<RequestPreset>;
  readonly dialog: StoreApi<{ readonly open: PresetsDialog | null }>;
  open(dialog: PresetsDialog): void;
  close(): void;
  /** Saves a new one (`id: null`), or changes one. @returns the failure */
  save(input: ApiInput<'presets.save'>): Promise<ApiError | null>;
  remove(id: string): Promise<ApiError | null>;
}

const byName = (a: RequestPreset, b: RequestPreset) => a.name.localeCompare(b.name);

export function createPresetsStore(bridge: Bridge): PresetsStore {
  const list = createProfileList<RequestPreset>((profileId) =>
    callApi(bridge, profileId, 'presets.list', {}),
  );
  const dialog = createStore<{ readonly open: PresetsDialog | null }>(() => ({ open: null }));
  const without = (id: string) => list.store.getState().rows.filter((each) => each.id !== id);
  return {
    list,
    dialog,
    open(next) {
      dialog.setState({ open: next });
      void list.load();
    },
    close: () => dialog.setState({ open: null }),
    async save(input) {
      const { profileId } = list.store.getState();
      if (profileId === null) return null;
      const answer = await callApi(bridge, profileId, 'presets.save', input);
      if (!answer.ok) return answer.error;
      if (list.store.getState().profileId === profileId)
        list.set([...without(answer.value.id), answer.value].toSorted(byName));
      return null;
    },
    async remove(id) {
      const { profileId } = list.store.getState();
      if (profileId === null) return null;
      const answer = await callApi(bridge, profileId, 'presets.delete', { id });
      // Gone already is as good as deleted.
      if (!answer.ok && answer.error.code !== 'not_found') return answer.error;
      if (list.store.getState().profileId === profileId) list.set(without(id));
      return null;
    },
  };
}
