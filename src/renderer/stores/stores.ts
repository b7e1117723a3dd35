import type { AppState } from '#shared/ipc/app-state';
import type { Bridge } from '../bridge/bridge';
import { createActions, type Actions } from './actions';
import { createAccessSettingsStore, type AccessSettingsStore } from './access-settings-store';
import { createArrivals } from './arrival-later';
import { navigate } from './arrivals';
import { activeProfile, createAppStore, type AppMirror, type AppStore } from './app-store';
import { createAskToConnectStore, type AskToConnectStore } from './ask-to-connect-store';
import { createAuditStore, type AuditStore } from './audit-store';
import { createBroadcastStore, type BroadcastStore } from './broadcast-store';
import { createCartStore, type CartStore } from './cart-store';
import { createConfigStore, type ConfigStore } from './config-store';
import { followEvents, followPins } from './follow-events';
import { createFilesDoor, type FilesDoor } from './files-door';
import { createRequestDialogStore, type RequestDialogStore } from './request-dialog';
import { createAuthoritiesStore, type AuthoritiesStore } from './authorities-store';
import { createKeyboardStore, type KeyboardStore } from './keyboard-store';
import { createFoundRequestsStore, type FoundRequestsStore } from './found-requests-store';
import { createLabelsStore, type LabelsStore } from './labels-store';
import { createLayoutStore, type LayoutStore } from './layout-store';
import { createLocksStore, type LocksStore } from './locks-store';
import { createNavigationStore, type NavigationStore } from './navigation-store';
import { createPaletteDoor, type PaletteDoor } from './palette/palette-door';
import { createPinsStore, type PinsStore } from './pins-store';
import { createPresetsStore, type PresetsStore } from './presets-store';
import { createRecordingsStore, type RecordingsStore } from './recordings-store';
import { createLazyIndex } from './resource-index/lazy-index';
import type { ResourceIndex } from './resource-index/resource-index';
import { createRequestsStore, type RequestsStore } from './requests-store';
import { createRolesStore, type RolesStore } from './roles-store';
import { pageSize } from './search-input';
import { createSearchStore, type InstantSearch, type SearchStore } from './search-store';
import { createTerminalsStore, type TerminalsStore } from './terminals-store';
import { createToastStore, type ToastStore } from './toast-store';
import { createWaitingStore, type WaitingStore } from './waiting-store';
import { createWhyStore, type WhyStore } from './why-store';

/** Everything the window knows and can do. Nothing in here needs React. */
export interface Stores {
  readonly bridge: Bridge;
  readonly app: AppStore;
  readonly search: SearchStore;
  /** What the active profile may see, kept here for answering at once. */
  readonly index: ResourceIndex;
  readonly palette: PaletteDoor;
  readonly requests: RequestsStore;
  readonly foundRequests: FoundRequestsStore;
  readonly pins: PinsStore;
  readonly cart: CartStore;
  readonly roles: RolesStore;
  readonly presets: PresetsStore;
  /** Asking for more time. */
  readonly extension: RequestDialogStore;
  /** Giving access back. */
  readonly release: RequestDialogStore;
  readonly locks: LocksStore;
  readonly authorities: AuthoritiesStore;
  readonly accessSettings: AccessSettingsStore;
  readonly terminals: TerminalsStore;
  readonly broadcast: BroadcastStore;
  readonly askToConnect: AskToConnectStore;
  readonly waiting: WaitingStore;
  readonly layout: LayoutStore;
  readonly labels: LabelsStore;
  readonly navigation: NavigationStore;
  readonly toasts: ToastStore;
  readonly why: WhyStore;
  readonly config: ConfigStore;
  readonly audit: AuditStore;
  readonly recordings: RecordingsStore;
  readonly keyboard: KeyboardStore;
  readonly files: FilesDoor;
  readonly actions: Actions;
}

/** What changes when the answers that were listed may be out of date: the certificate, or who is signed in. */
function accessKey(mirror: AppMirror): string {
  const profile = activeProfile(mirror);
  return `${profile?.id} ${profile?.state} ${profile?.status?.generation}`;
}

/** While the network is gone what is known stays of use; once somebody signs out it is forgotten. */
function followIndex(stores: Stores, profiles: AppState['profiles'], usable: string | null): void {
  const kept = profiles.filter(({ state }) => state !== 'signed-out').map(({ id }) => id);
  stores.index.keep(kept);
  stores.index.use(usable);
}

function followApp(stores: Stores): void {
  let access = '';
  let shown: string | null = null;
  stores.app.subscribe((mirror) => {
    const { state } = mirror;
    if (!state) return;
    stores.terminals.sync(state.sessions);
    const signedIn = state.profiles.filter((each) => each.state === 'signed-in');
    const active = activeProfile(mirror);
    const usable = active?.state === 'signed-in' ? active.id : null;
    // What is on the screen is asked for first.
    const searched = stores.search.store.getState().profileId;
    stores.pins.use(usable);
    stores.search.use(usable);
    stores.requests.follow(signedIn.map((each) => each.id));
    followIndex(stores, state.profiles, usable);
    stores.cart.use(usable);
    stores.roles.use(usable);
    stores.presets.list.use(usable);
    stores.locks.list.use(usable);
    stores.authorities.list.use(usable);
    stores.accessSettings.use(usable);
    stores.config.use(usable);
    if (shown !== state.activeProfile) stores.actions.arrive(state.activeProfile);
    shown = state.activeProfile;
    const key = accessKey(mirror);
    if (key !== access) {
      access = key;
      if (usable !== searched) return;
      stores.search.refresh();
      if (usable !== null) stores.index.outdate(usable);
    }
  });
}

/** Conditions are the cluster's to understand, and roles are no resources. */
function instantSearch(index: ResourceIndex): InstantSearch {
  return (profileId, { mode, show, ...listing }) =>
    mode === 'conditions' || show === 'roles'
      ? null
      : index.list(profileId, { ...listing, show }, pageSize);
}

/** Builds the stores and lets them follow what main pushes. Call `start` once. */
export function createStores(bridge: Bridge): { stores: Stores; start(): Promise<void> } {
  const app = createAppStore(bridge);
  const heldBy = (profileId: string) =>
    app.store.getState().state?.profiles.find((each) => each.id === profileId)?.status ?? null;
  const requests = createRequestsStore(bridge, (profileId) => heldBy(profileId)?.user.id ?? null);
  const terminals = createTerminalsStore(bridge);
  const waiting = createWaitingStore({ requests, terminals, heldBy });
  const index = createLazyIndex(bridge);
  const pins = createPinsStore(bridge);
  const parts = {
    bridge,
    app: app.store,
    index,
    pins,
    search: createSearchStore(bridge, instantSearch(index), () => pins.store.getState().pins),
    palette: createPaletteDoor(),
    requests,
    foundRequests: createFoundRequestsStore(bridge, requests.learn),
    cart: createCartStore(bridge),
    roles: createRolesStore(bridge),
    presets: createPresetsStore(bridge),
    extension: createRequestDialogStore(),
    release: createRequestDialogStore(),
    locks: createLocksStore(bridge),
    authorities: createAuthoritiesStore(bridge),
    accessSettings: createAccessSettingsStore(bridge),
    terminals,
    broadcast: createBroadcastStore(terminals),
    askToConnect: createAskToConnectStore(bridge),
    waiting,
    labels: createLabelsStore(bridge),
    layout: createLayoutStore({ bridge, app: app.store, terminals, waiting }),
    navigation: createNavigationStore(),
    toasts: createToastStore(),
    why: createWhyStore(bridge),
    config: createConfigStore(bridge),
    audit: createAuditStore(bridge),
    recordings: createRecordingsStore(bridge),
    keyboard: createKeyboardStore(app.store),
    files: createFilesDoor(bridge),
  };
  const stores: Stores = { ...parts, actions: createActions(parts) };
  const arrivals = createArrivals(app.store, (target) => navigate(stores, target));
  return {
    stores,
    async start() {
      stores.terminals.start();
      stores.broadcast.start();
      stores.waiting.start();
      stores.files.start();
      followApp(stores);
      followEvents(stores);
      followPins(stores);
      bridge.on('auditProgress', ({ profileId, done, total }) =>
        stores.audit.progress(profileId, done, total),
      );
      bridge.on('navigate', (target) => void arrivals.arrive(target));
      arrivals.start();
      const stored = stores.layout.load();
      await app.start();
      stores.layout.begin(await stored);
    },
  };
}
