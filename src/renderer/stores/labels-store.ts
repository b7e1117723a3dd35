import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Labels, Resource } from '#shared/model/resource';
import { parseResourceId } from '#shared/model/resource-id';
import type { Bridge } from '../bridge/bridge';
import { createDebounce } from './latest';
import { readRows } from './resource-index/read-rows';

/** The labels of resources that something is open on, by {@link labelsKey}. */
export type KnownLabels = Readonly<Record<string, Labels>>;

export interface LabelsStore {
  readonly store: StoreApi<KnownLabels>;
  /** Asks for the labels of a resource, unless that is known or under way. */
  need(profileId: string, resource: string): void;
  /** Asks anew for what a profile has needed so far; what is known stays until then. */
  refresh(profileId: string): void;
}

export const labelsKey = (profileId: string, resource: string): string =>
  `${profileId} ${resource}`;

/** Of a burst of changes, only the last is followed. */
const burstMs = 1_000;

export function createLabelsStore(bridge: Bridge): LabelsStore {
  const store = createStore<KnownLabels>(() => ({}));
  const needed = new Map<string, Set<string>>();
  const stale = new Set<string>();

  const find = async (profileId: string, id: string): Promise<Resource | undefined> => {
    const parsed = parseResourceId(id);
    if (!parsed.ok) return undefined;
    const answer = await readRows(bridge, profileId, [parsed.value.name]);
    if (!answer.ok) return undefined;
    return answer.value.find(({ resource }) => resource.id === id)?.resource;
  };
  const ask = async (profileId: string, id: string) => {
    const found = await find(profileId, id);
    // What cannot be seen now was marked by what is known of it.
    if (found) store.setState({ [labelsKey(profileId, id)]: found.labels });
    else if (!(labelsKey(profileId, id) in store.getState())) needed.get(profileId)?.delete(id);
  };
  const again = createDebounce(() => {
    for (const profileId of stale)
      for (const id of needed.get(profileId) ?? []) void ask(profileId, id);
    stale.clear();
  }, burstMs);

  return {
    store,
    need(profileId, resource) {
      const ids = needed.get(profileId) ?? new Set();
      needed.set(profileId, ids);
      if (ids.has(resource)) return;
      ids.add(resource);
      void ask(profileId, resource);
    },
    refresh(profileId) {
      if (!needed.has(profileId)) return;
      stale.add(profileId);
      again.schedule();
    },
  };
}
