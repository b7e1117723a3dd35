import type { ResourceKind } from '#shared/model/resource';
import { resourceKinds } from '#shared/model/resource-kind';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { createLatest } from './latest';
import { emptyQuestion, searchInput, type SearchShow } from './search-input';

export type KindCounts = Readonly<Partial<Record<ResourceKind, number>>>;

export interface KindFinder {
  /** Finds out which kinds occur among what a profile's list holds, whatever else narrows that list. */
  find(where: { readonly profileId: string | null; readonly show: SearchShow }): void;
}

/** @param found called with the newest answer alone */
export function createKindFinder(bridge: Bridge, found: (counts: KindCounts) => void): KindFinder {
  const latest = createLatest();
  async function count(profileId: string, show: SearchShow, kind: ResourceKind) {
    const input = { ...searchInput(emptyQuestion, null), show, kinds: [kind], limit: 1 };
    const question = { ...input, countLabels: false };
    const answer = await callApi(bridge, profileId, 'resources.search', question);
    return [kind, answer.ok ? answer.value.total : 0] as const;
  }
  return {
    find({ profileId, show }) {
      const isWanted = latest.next();
      if (profileId === null) return;
      const asked = resourceKinds.map((kind) => count(profileId, show, kind));
      void Promise.all(asked).then((counts) => {
        if (isWanted()) found(Object.fromEntries(counts.filter(([, total]) => total > 0)));
        return null;
      });
    },
  };
}
