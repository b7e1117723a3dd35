import type { ApiError } from '#shared/api/errors';
import type { AccessRequestView } from '#shared/model/access-request';
import { isFiltered } from '../../stores/found-requests-store';
import type { RequestsShow } from '../../stores/navigation-store';
import { newestFirst, withSelected, type ProfileRequests } from '../../stores/request-lists';
import { requestsOf } from '../../stores/requests-store';
import { useFrom, useStores } from '../../stores/use-stores';

/** What a list shows: all of it, or what fits the filter. */
export interface Listed {
  readonly views: ProfileRequests['views'];
  /** Newest first, with the one that is looked at. */
  readonly ids: readonly string[];
  readonly isFiltered: boolean;
  readonly loaded: boolean;
  readonly loading: boolean;
  readonly error: ApiError | null;
  readonly hasMore: boolean;
  more(): void;
  again(): void;
}

export function useListed(profileId: string, show: RequestsShow, selected: string | null): Listed {
  const { requests, foundRequests } = useStores();
  const known = useFrom(
    () => requests.store,
    (state) => requestsOf(state, profileId),
  );
  const found = useFrom(
    () => foundRequests.store,
    (state) => state,
  );
  const { views } = known;
  if (!isFiltered(found.filter)) {
    const { next, loaded, loading, error } = known.lists[show];
    return {
      ...{ views, loaded, loading, error, isFiltered: false, hasMore: next !== null },
      ids: withSelected(known, show, selected),
      more: () => void requests.loadMore(profileId, show),
      again: () => void requests.load(profileId, show),
    };
  }
  const { loaded, loading, error, next } = found;
  const isAdded = selected !== null && views[selected] && !found.ids.includes(selected) && loaded;
  return {
    ...{ views, loaded, loading, error, isFiltered: true, hasMore: next !== null },
    ids: isAdded ? newestFirst([...found.ids, selected], views) : found.ids,
    more: () => void foundRequests.loadMore(),
    again: foundRequests.refresh,
  };
}

/** The next request that waits for the viewer's review: after one, else before it; `null` when none is left. */
export function nextToReview(
  { ids, views }: { readonly ids: readonly string[]; readonly views: Listed['views'] },
  after: string,
): AccessRequestView | null {
  const at = ids.indexOf(after);
  const ordered = [...ids.slice(at + 1), ...ids.slice(0, Math.max(0, at)).toReversed()];
  return (
    ordered
      .flatMap((id) => views[id] ?? [])
      .find((view) => view.can.review && view.request.id !== after) ?? null
  );
}
