import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Pin } from '#shared/ipc/kept';
import { mostPins } from '#shared/model/limits';
import type { Resource } from '#shared/model/resource';
import type { Bridge } from '../bridge/bridge';
import { ask } from './ask';
import { createLatest } from './latest';

export interface PinsState {
  readonly profileId: string | null;
  readonly pins: readonly Pin[];
}

/** The resources that stand before the others, for each profile of this computer. */
export interface PinsStore {
  readonly store: StoreApi<PinsState>;
  /** Turns to a profile, and reads what is pinned there. */
  use(profileId: string | null): void;
  /** Pins a resource, or takes its pin away. Answers `false` where there is no room for one more. */
  toggle(resource: Pick<Resource, 'id' | 'name'>): boolean;
}

export function createPinsStore(bridge: Bridge): PinsStore {
  const store = createStore<PinsState>(() => ({ profileId: null, pins: [] }));
  const latest = createLatest();
  return {
    store,
    use(profileId) {
      if (profileId === store.getState().profileId) return;
      const isWanted = latest.next();
      store.setState({ profileId, pins: [] });
      if (profileId === null) return;
      void ask(bridge, 'kept.read', { profileId }).then((answer) => {
        if (answer.ok && isWanted()) store.setState({ pins: answer.value.pins });
        return null;
      });
    },
    toggle({ id, name }) {
      const { profileId, pins } = store.getState();
      if (profileId === null) return false;
      const others = pins.filter((pin) => pin.id !== id);
      const isPinned = others.length < pins.length;
      if (!isPinned && pins.length >= mostPins) return false;
      const next = isPinned ? others : [...pins, { id, name }];
      // What is read late must not take the place of what was chosen meanwhile.
      latest.cancel();
      store.setState({ pins: next });
      void ask(bridge, 'kept.setPins', { profileId, pins: next });
      return true;
    },
  };
}
