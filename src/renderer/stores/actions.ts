import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { CommandInput, CommandName } from '#shared/ipc/contract';
import type { Bridge } from '../bridge/bridge';
import type { AppStore } from './app-store';
import { ask } from './ask';
import type { FilesDoor } from './files-door';
import type { AskToConnectStore } from './ask-to-connect-store';
import { createCartActions, type CartActions } from './cart-actions';
import type { CartStore } from './cart-store';
import { createHoldingActions, type HoldingActions } from './holding';
import type { LayoutStore } from './layout-store';
import type { NavigationStore } from './navigation-store';
import { createPaneActions, type PaneActions } from './pane-actions';
import { createProfileActions, type ProfileActions } from './profile-actions';
import type { RequestsStore } from './requests-store';
import type { SearchStore } from './search-store';
import type { OpenInput, TerminalsStore } from './terminals-store';
import type { ToastStore } from './toast-store';
import type { WaitingStore } from './waiting-store';

interface Parts {
  readonly bridge: Bridge;
  readonly app: AppStore;
  readonly requests: RequestsStore;
  readonly cart: CartStore;
  readonly search: SearchStore;
  readonly terminals: TerminalsStore;
  readonly navigation: NavigationStore;
  readonly toasts: ToastStore;
  readonly askToConnect: AskToConnectStore;
  readonly waiting: WaitingStore;
  readonly layout: LayoutStore;
  readonly files: FilesDoor;
}

/** What a person sets off that touches more than one store. Failures are shown as toasts unless said otherwise. */
export interface Actions extends ProfileActions, HoldingActions, CartActions, PaneActions {
  /** Sends a command; the failure is returned for the form that shows it. */
  tell<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<ApiError | null>;
  /** Sends a command; a failure becomes a toast. */
  run<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<boolean>;
  /** Opens a terminal and shows it. */
  connect(input: OpenInput): Promise<void>;
  /** Opens the files of a machine beside those of this computer. */
  transferFiles(input: OpenInput): Promise<void>;
  /** Sends the request for one login, and waits in a tab until it is approved. */
  askAndConnect(): Promise<void>;
  /** @param assume an approved request to assume first */
  reconnect(tabId: string, assume: string | null): Promise<void>;
  /** Gives up what is being tried again; the tab stays. */
  stopReconnecting(tabId: string): Promise<void>;
  /** Sends the cart as a request and shows what became of it. */
  sendRequest(): Promise<void>;
  copy(text: string, what: string): Promise<void>;
  /** Begins the tour, or goes on where it was left. */
  openTour(): void;
  /** Shows a resource among those that its session's user may request. */
  findToRequest(session: { readonly profileId: string; readonly name: string }): Promise<void>;
}

export function createActions(parts: Parts): Actions {
  const { bridge, requests, cart, search, terminals, navigation, toasts } = parts;

  const tell: Actions['tell'] = async (name, input) => {
    const answer = await ask(bridge, name, input);
    return answer.ok ? null : answer.error;
  };
  const run: Actions['run'] = async (name, input) => {
    const error = await tell(name, input);
    if (error) toasts.error(error);
    return error === null;
  };

  const profiles = createProfileActions(parts, run);

  return {
    tell,
    run,
    ...profiles,
    ...createHoldingActions(run),
    ...createCartActions(parts),
    ...createPaneActions(parts),
    async connect(input) {
      const error = await terminals.open(input);
      if (error) toasts.error(error);
      else navigation.go({ name: 'terminals' });
    },
    async transferFiles(input) {
      navigation.go({ name: 'files' });
      const error = await parts.files.open().then((files) => files.connect(input));
      if (error) toasts.error(error);
    },
    async askAndConnect() {
      const sent = await parts.askToConnect.send();
      if (!sent) return;
      const { profileId, resource, name, login } = sent.draft;
      requests.learn(profileId, sent.view);
      parts.waiting.add({ id: sent.view.request.id, profileId, resource, name, login });
      navigation.go({ name: 'terminals' });
    },
    async reconnect(tabId, assume) {
      const error = await terminals.reconnect(tabId, assume);
      if (error) toasts.error(error);
    },
    async stopReconnecting(tabId) {
      const error = await terminals.stop(tabId);
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
      await profiles.selectProfile(profileId);
      search.clearFilters();
      search.setShow('requestable');
      search.setQuery(name);
      navigation.focusSearch();
    },
    openTour() {
      const step = parts.app.getState().state?.tour.step ?? 0;
      void run('tour.set', { step, open: true });
    },
    async copy(text, what) {
      const copied = await run('clipboard.write', { text });
      if (copied) toasts.info(t('stores.copied', { what }));
    },
  };
}
