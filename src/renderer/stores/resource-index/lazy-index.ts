import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../bridge/bridge';
import { windowPace } from './pace';
import type { IndexState, ResourceIndex } from './resource-index';

/**
 * The index, which is read from disk once somebody's resources are shown: no window needs it to start. What it is told
 * before changes nothing, because nothing is in it yet.
 */
export function createLazyIndex(bridge: Bridge): ResourceIndex {
  const store = createStore<Readonly<Record<string, IndexState>>>(() => ({}));
  let index: ResourceIndex | null = null;
  let shown: string | null = null;
  let isAsked = false;
  const load = async () => {
    const { createResourceIndex } = await import('./resource-index');
    index = createResourceIndex(bridge, windowPace, store);
    index.use(shown);
  };
  return {
    store,
    keep: (profileIds) => index?.keep(profileIds),
    use(profileId) {
      shown = profileId;
      index?.use(profileId);
      if (profileId === null || isAsked) return;
      isAsked = true;
      void windowPace.rest().then(load);
    },
    apply: (...change) => index?.apply(...change),
    outdate: (profileId) => index?.outdate(profileId),
    list: (...asked) => index?.list(...asked) ?? null,
    confirm: async (profileId, rows) => index?.confirm(profileId, rows),
  };
}
