import type { ApiError } from '#shared/api/errors';
import type { AccessRequestView } from '#shared/model/access-request';
import { isOlderView } from '#shared/model/request-order';
import type { RequestsShow } from './navigation-store';

/** One of the three lists, as ids in the order shown: newest first. */
export interface RequestList {
  readonly ids: readonly string[];
  readonly next: string | null;
  readonly loaded: boolean;
  readonly loading: boolean;
  readonly error: ApiError | null;
}

/** What is known of one profile's requests. Views may be known without standing in a list. */
export interface ProfileRequests {
  readonly views: Readonly<Record<string, AccessRequestView>>;
  readonly lists: Readonly<Record<RequestsShow, RequestList>>;
  /** Why a request that was asked for cannot be shown, by id. */
  readonly missing: Readonly<Record<string, ApiError>>;
}

const emptyList: RequestList = {
  ids: [],
  next: null,
  loaded: false,
  loading: false,
  error: null,
};

export const noRequests: ProfileRequests = {
  views: {},
  lists: { mine: emptyList, 'to-review': emptyList, all: emptyList },
  missing: {},
};

/** Ids in the order in which lists show them. */
export function newestFirst(
  ids: readonly string[],
  views: ProfileRequests['views'],
): readonly string[] {
  const created = (id: string) => views[id]?.request.created ?? 0;
  return ids.toSorted((a, b) => created(b) - created(a));
}

function placed(
  list: RequestList,
  id: string,
  belongs: boolean,
  views: ProfileRequests['views'],
): RequestList {
  const isThere = list.ids.includes(id);
  if (isThere === belongs || (belongs && !list.loaded)) return list;
  const ids = belongs
    ? newestFirst([...list.ids, id], views)
    : list.ids.filter((each) => each !== id);
  return { ...list, ids };
}

/** Takes in a request's newest view and puts it into the lists where it now belongs. */
export function withView(
  requests: ProfileRequests,
  view: AccessRequestView,
  userId: string | null,
): ProfileRequests {
  const { id, requester } = view.request;
  const known = requests.views[id];
  if (known && isOlderView(view, known)) return requests;
  const views = { ...requests.views, [id]: view };
  const { [id]: _found, ...missing } = requests.missing;
  const { lists } = requests;
  return {
    views,
    missing,
    lists: {
      mine: placed(lists.mine, id, requester.id === userId, views),
      'to-review': placed(lists['to-review'], id, view.can.review, views),
      all: placed(lists.all, id, true, views),
    },
  };
}

/** The list in which a user looks for a request. */
export function listOf(view: AccessRequestView, userId: string | null): RequestsShow {
  if (view.request.requester.id === userId) return 'mine';
  return view.can.review ? 'to-review' : 'all';
}

/** The list to begin with: what waits for the user goes before what they wait for. */
export function firstList(
  requests: ProfileRequests,
  can: { readonly request: boolean } | undefined,
): RequestsShow {
  if (requests.lists['to-review'].ids.length > 0) return 'to-review';
  return can?.request === false ? 'all' : 'mine';
}

/** A list's requests with the one that is looked at, which stays in it also once it was decided. */
export function withSelected(
  requests: ProfileRequests,
  show: RequestsShow,
  selected: string | null,
): readonly string[] {
  const { ids, loaded } = requests.lists[show];
  if (selected === null || !loaded || ids.includes(selected) || !requests.views[selected])
    return ids;
  return newestFirst([...ids, selected], requests.views);
}

/**
 * Takes in a page of a list; the first page replaces what was there. What is known to be newer than the page stays,
 * and stands in the list only where it still belongs.
 */
export function withPage(
  requests: ProfileRequests,
  show: RequestsShow,
  page: { readonly rows: readonly AccessRequestView[]; readonly next: string | null },
  isFirst: boolean,
): ProfileRequests {
  const known = requests.views;
  const isOlder = (view: AccessRequestView) => {
    const newer = known[view.request.id];
    return newer !== undefined && isOlderView(view, newer);
  };
  const views = { ...known };
  for (const view of page.rows) if (!isOlder(view)) views[view.request.id] = view;
  const rows = page.rows.filter(
    (view) => show !== 'to-review' || views[view.request.id]?.can.review === true,
  );
  const before = isFirst ? [] : requests.lists[show].ids;
  const ids = [...new Set([...before, ...rows.map((view) => view.request.id)])];
  const list = { ids, next: page.next, loaded: true, loading: false, error: null };
  return { ...requests, views, lists: { ...requests.lists, [show]: list } };
}

export function withListPart(
  requests: ProfileRequests,
  show: RequestsShow,
  part: Partial<RequestList>,
): ProfileRequests {
  const list = { ...requests.lists[show], ...part };
  return { ...requests, lists: { ...requests.lists, [show]: list } };
}
