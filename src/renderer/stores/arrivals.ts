import type { PushPayload } from '#shared/ipc/contract';
import { assertNever } from '#shared/lib/assert-never';
import { constrainedTo } from '#shared/model/constraint';
import type { AccessRequestView } from '#shared/model/access-request';
import { parseResourceId } from '#shared/model/resource-id';
import type { Actions } from './actions';
import type { AppStore } from './app-store';
import type { NavigationStore } from './navigation-store';
import { requestsOf, type RequestsStore } from './requests-store';
import type { OpenInput } from './terminals-store';

interface Parts {
  readonly app: AppStore;
  readonly actions: Actions;
  readonly navigation: NavigationStore;
  readonly requests: RequestsStore;
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
      return navigation.go({ name: 'terminals' });
    case 'resources':
      return navigation.focusSearch();
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
