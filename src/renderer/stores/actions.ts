import type { ApiError } from '#shared/api/errors';
import type { CommandInput, CommandName } from '#shared/ipc/contract';
import type { Bridge } from '../bridge/bridge';
import type { AppStore } from './app-store';
import { ask } from './ask';
import { firstList } from './request-lists';
import type { CartStore } from './cart-store';
import type { NavigationStore } from './navigation-store';
import { requestsOf, type RequestsStore } from './requests-store';
import type { SearchStore } from './search-store';
import type { OpenInput, TerminalsStore } from './terminals-store';
import type { ToastStore } from './toast-store';

interface Parts {
  readonly bridge: Bridge;
  readonly app: AppStore;
  readonly requests: RequestsStore;
  readonly cart: CartStore;
  readonly search: SearchStore;
  readonly terminals: TerminalsStore;
  readonly navigation: NavigationStore;
  readonly toasts: ToastStore;
}

/** What a person sets off that touches more than one store. Failures are shown as toasts unless said otherwise. */
export interface Actions {
  /** Sends a command; the failure is returned for the form that shows it. */
  tell<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<ApiError | null>;
  /** Sends a command; a failure becomes a toast. */
  run<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<boolean>;
  selectProfile(profileId: string): Promise<void>;
  /** Shows another profile, on a screen that means something there. */
  switchProfile(profileId: string): Promise<void>;
  /** Signs a known profile in and shows it. */
  signIn(profileId: string, password: string): Promise<void>;
  /** Signs another user in and shows them. */
  addProfile(input: CommandInput<'profile.add'>): Promise<void>;
  /** Opens a terminal and shows it. */
  connect(input: OpenInput): Promise<void>;
  /** @param assume an approved request to assume first */
  reconnect(tabId: string, assume: string | null): Promise<void>;
  closeTerminal(tabId: string): Promise<void>;
  /** Sends the cart as a request and shows what became of it. */
  sendRequest(): Promise<void>;
  copy(text: string, what: string): Promise<void>;
  /** Shows a resource among those that its session's user may request. */
  findToRequest(session: { readonly profileId: string; readonly name: string }): Promise<void>;
}

export function createActions(parts: Parts): Actions {
  const { bridge, app, requests, cart, search, terminals, navigation, toasts } = parts;

  const tell: Actions['tell'] = async (name, input) => {
    const answer = await ask(bridge, name, input);
    return answer.ok ? null : answer.error;
  };
  const run: Actions['run'] = async (name, input) => {
    const error = await tell(name, input);
    if (error) toasts.error(error);
    return error === null;
  };

  const selectProfile = async (profileId: string) => {
    if (app.getState().state?.activeProfile === profileId) return;
    await run('profile.select', { profileId });
  };
  const profileOf = (profileId: string) =>
    app.getState().state?.profiles.find(({ id }) => id === profileId);
  /** The list to begin with, once it is known whether anything waits for the profile's user. */
  const showFirstList = (profileId: string) => {
    const mine = { name: 'requests', show: 'mine', request: null } as const;
    navigation.go(mine);
    /** @returns whether there is nothing more to wait for */
    const settle = (): boolean => {
      if (navigation.store.getState().screen !== mine) return true;
      const known = requestsOf(requests.store.getState(), profileId);
      if (!known.lists['to-review'].loaded) return false;
      navigation.go({ ...mine, show: firstList(known, profileOf(profileId)?.status?.can) });
      return true;
    };
    if (settle()) return;
    const stop = requests.store.subscribe(() => {
      if (settle()) stop();
    });
  };
  /** Messages, a request or a cluster's administration belong to one profile; the lists exist for each. */
  const leaveOthersScreen = () => {
    toasts.clear();
    const { screen } = navigation.store.getState();
    if (screen.name === 'requests') navigation.go({ ...screen, request: null });
    if (screen.name === 'add' || screen.name === 'administration')
      navigation.go({ name: 'resources' });
  };
  const arrive = (profileId: string | null | undefined) => {
    const { screen } = navigation.store.getState();
    if (profileId && screen.name === 'requests' && screen.request === null)
      showFirstList(profileId);
  };

  return {
    tell,
    run,
    selectProfile,
    async switchProfile(profileId) {
      leaveOthersScreen();
      await selectProfile(profileId);
      arrive(profileId);
    },
    async signIn(profileId, password) {
      if (!(await run('profile.signIn', { profileId, password }))) return;
      leaveOthersScreen();
      await selectProfile(profileId);
      arrive(profileId);
    },
    async addProfile(input) {
      if (!(await run('profile.add', input))) return;
      leaveOthersScreen();
      arrive(app.getState().state?.activeProfile);
    },
    async connect(input) {
      const error = await terminals.open(input);
      if (error) toasts.error(error);
      else navigation.go({ name: 'terminals' });
    },
    async reconnect(tabId, assume) {
      const error = await terminals.reconnect(tabId, assume);
      if (error) toasts.error(error);
    },
    async closeTerminal(tabId) {
      const error = await terminals.close(tabId);
      if (error) toasts.error(error);
    },
    async sendRequest() {
      const { profileId } = cart.store.getState();
      const answer = await cart.send();
      if (!answer.ok || profileId === null) return;
      requests.learn(profileId, answer.value);
      navigation.openRequest(answer.value.request.id, 'mine');
    },
    async findToRequest({ profileId, name }) {
      await selectProfile(profileId);
      search.clearFilters();
      search.setShow('requestable');
      search.setQuery(name);
      navigation.focusSearch();
    },
    async copy(text, what) {
      const copied = await run('clipboard.write', { text });
      if (copied) toasts.info(`${what} copied`);
    },
  };
}
