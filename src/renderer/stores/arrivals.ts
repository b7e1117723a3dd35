import { t } from '#shared/i18n/text';
import type { PushPayload } from '#shared/ipc/contract';
import { assertNever } from '#shared/lib/assert-never';
import { constrainedTo } from '#shared/model/constraint';
import type { AccessRequestView } from '#shared/model/access-request';
import { parseResourceId } from '#shared/model/resource-id';
import type { Bridge } from '../bridge/bridge';
import type { Actions } from './actions';
import type { AppStore } from './app-store';
import type { LayoutStore } from './layout-store';
import type { NavigationStore } from './navigation-store';
import { requestsOf, type RequestsStore } from './requests-store';
import { callApi } from './ask';
import type { SearchStore } from './search-store';
import type { OpenInput } from './terminals-store';
import type { ToastStore } from './toast-store';

interface Parts {
  readonly bridge: Bridge;
  readonly app: AppStore;
  readonly actions: Actions;
  readonly navigation: NavigationStore;
  readonly requests: RequestsStore;
  readonly search: SearchStore;
  readonly toasts: ToastStore;
  readonly layout: Pick<LayoutStore, 'show'>;
}

/** Shows what a click outside of the window asks for: on a notification, in the tray, on a link. */
export async function navigate(parts: Parts, target: PushPayload<'navigate'>): Promise<void> {
  const { actions, navigation } = parts;
  if (target.screen === 'join') return navigation.go({ name: 'add', link: target.link });
  await actions.selectProfile(target.profileId);
  switch (target.screen) {
    case 'request':
      return showRequest(parts, target);
    case 'connect':
      return connectBy(parts, target);
    case 'requests':
      return navigation.go({ name: 'requests', show: target.show, request: null });
    case 'terminals':
      if (target.session !== null) parts.layout.show(target.session);
      return navigation.go({ name: 'terminals' });
    case 'resources':
      return navigation.focusSearch();
    case 'resource':
      return showResource(parts, target);
    default:
      assertNever(target);
  }
}

interface RequestPlace {
  readonly profileId: string;
  readonly request: string;
}

async function showRequest({ navigation, requests }: Parts, place: RequestPlace): Promise<void> {
  const { profileId, request } = place;
  navigation.openRequest(request, await requests.listFor(profileId, request));
}

/** Finds the resource of a link by its id, and shows it by its name, chosen in the list. */
async function showResource(
  { bridge, navigation, search, toasts }: Parts,
  { profileId, resource }: { readonly profileId: string; readonly resource: string },
): Promise<void> {
  navigation.focusSearch();
  const parsed = parseResourceId(resource);
  if (!parsed.ok) return;
  const { kind, cluster } = parsed.value;
  // The words of a search are looked for in the id, too.
  const query = resource.slice(resource.indexOf('/', cluster.length + 2) + 1);
  const only = { kinds: [kind], labels: {}, show: 'all' as const, cursor: null, limit: 200 };
  const answer = await callApi(bridge, profileId, 'resources.search', { query, ...only });
  if (!answer.ok) return toasts.error(answer.error);
  const row = answer.value.rows.find((each) => each.resource.id === resource);
  if (row) search.look(row.resource);
  else
    toasts.error({
      message: t('stores.arrivals.noResource'),
      details: [],
    });
}

/** Opens a terminal where it is plain on what and as whom; else shows the request, for one to choose there. */
async function connectBy(parts: Parts, place: RequestPlace): Promise<void> {
  const { app, actions, requests } = parts;
  const { profileId, request } = place;
  await showRequest(parts, place);
  const view = requestsOf(requests.store.getState(), profileId).views[request];
  const only = view && onlyWayIn(view);
  if (!only) return;
  const profile = app.getState().state?.profiles.find(({ id }) => id === profileId);
  const isActive = profile?.status?.activeRequests.includes(request) ?? false;
  await actions.connect({ profileId, ...only, assume: isActive ? null : request });
}

/** The one node, with the one login, that a request lets its requester into; `null` when there is a choice, or none. */
export function onlyWayIn(
  view: AccessRequestView,
): Pick<OpenInput, 'resource' | 'name' | 'login'> | null {
  const [requested, ...others] = view.request.resources;
  if (!view.can.assume || !requested || others.length > 0) return null;
  const { id, constraint } = requested;
  const parsed = parseResourceId(id);
  if (!parsed.ok || parsed.value.kind !== 'node') return null;
  const choices = view.principals[id] ?? constrainedTo(constraint);
  const [login, ...otherLogins] = choices?.login ?? [];
  if (login === undefined || otherLogins.length > 0) return null;
  const name = view.resources.find((each) => each.id === id)?.name ?? parsed.value.name;
  return { resource: id, name, login };
}
