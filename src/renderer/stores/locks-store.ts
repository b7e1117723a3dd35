import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiInput } from '#shared/api/contract';
import type { ApiError } from '#shared/api/errors';
import type { Lock, LockTarget } from '#shared/model/lock';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { createProfileList, type ProfileList } from './profile-list';

/** What is about to be locked. */
export interface Locking {
  readonly profileId: string;
  /** `null`: it is still to be chosen. */
  readonly target: { readonly on: LockTarget; readonly name: string } | null;
}

export interface LocksStore {
  /** The locks that count in the active profile's cluster, oldest first. */
  readonly list: ProfileList<Lock>;
  /** The dialog that locks something, when it is open. */
  readonly dialog: StoreApi<{ readonly open: Locking | null }>;
  open(locking: Locking): void;
  close(): void;
  /** @returns `null` once it counts */
  create(profileId: string, input: ApiInput<'locks.create'>): Promise<ApiError | null>;
  /** @returns `null` once it is lifted */
  lift(profileId: string, id: string): Promise<ApiError | null>;
}

export function createLocksStore(bridge: Bridge): LocksStore {
  const list = createProfileList((profileId) => callApi(bridge, profileId, 'locks.list', {}));
  const dialog = createStore<{ readonly open: Locking | null }>(() => ({ open: null }));
  const readAgain = async (profileId: string) => {
    const shown = list.store.getState();
    if (shown.loaded && shown.profileId === profileId) await list.load();
  };
  return {
    list,
    dialog,
    open: (open) => dialog.setState({ open }),
    close: () => dialog.setState({ open: null }),
    async create(profileId, input) {
      const answer = await callApi(bridge, profileId, 'locks.create', input);
      if (!answer.ok) return answer.error;
      await readAgain(profileId);
      return null;
    },
    async lift(profileId, id) {
      const answer = await callApi(bridge, profileId, 'locks.delete', { id });
      await readAgain(profileId);
      // That it is gone already is what was wanted.
      return answer.ok || answer.error.code === 'not_found' ? null : answer.error;
    },
  };
}
