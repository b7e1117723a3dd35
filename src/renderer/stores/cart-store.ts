import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import { err, type Result } from '#shared/lib/result';
import type { AccessRequestView } from '#shared/model/access-request';
import type { PrincipalType } from '#shared/model/principal';
import type { ResourceId } from '#shared/model/resource';
import type { ResourceRow } from '#shared/model/search';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { createInput, dryRunInput, emptyDraft, type CartDraft, type DryRun } from './cart';
import {
  byRoleToggled,
  cartItem,
  insideOf,
  outsideOf,
  withChoice,
  withDryRunChoices,
  type CartItem,
} from './cart-item';
import { createDebounce, createLatest } from './latest';

export interface CartState extends CartDraft {
  readonly profileId: string | null;
  readonly dryRun: DryRun | null;
  readonly checking: boolean;
  readonly sending: boolean;
  readonly error: ApiError | null;
}

/** The request being put together. Each profile has a draft of its own, kept while another is looked at. */
export interface CartStore {
  readonly store: StoreApi<CartState>;
  use(profileId: string | null): void;
  /** Puts a resource into the cart, or takes it out with whatever is asked for inside it. */
  toggle(row: ResourceRow): void;
  remove(id: ResourceId): void;
  clear(): void;
  choose(id: ResourceId, type: PrincipalType, value: string): void;
  chooseByRole(id: ResourceId): void;
  /** Asks for something inside a Kubernetes cluster: in place of the whole cluster, or beside what is asked for. */
  addInside(id: ResourceId, inside: ResourceId): void;
  /** Asks for the whole Kubernetes cluster again, in place of everything inside it. */
  askWhole(id: ResourceId): void;
  setReason(reason: string): void;
  setDuration(duration: number | null): void;
  toggleReviewer(name: string): void;
  /** Asks the cluster again, for instance after roles changed. */
  recheck(): void;
  /** Sends the request and empties the cart when the cluster took it. */
  send(): Promise<Result<AccessRequestView, ApiError>>;
}

const checkPauseMs = 150;
const unfinished: ApiError = {
  code: 'invalid_input',
  message: 'Choose as whom you want to use each resource, then send the request.',
  field: null,
  details: [],
};
const fresh = { ...emptyDraft, dryRun: null, checking: false, sending: false, error: null };

function createDryRunner(bridge: Bridge, store: StoreApi<CartState>) {
  const latest = createLatest();
  const debounce = createDebounce(() => void run(), checkPauseMs);
  async function run() {
    const isWanted = latest.next();
    const { profileId, items } = store.getState();
    if (profileId === null || items.length === 0) return;
    const answer = await callApi(bridge, profileId, 'requests.dryRun', dryRunInput(items));
    if (!isWanted()) return;
    if (!answer.ok) {
      store.setState({ checking: false, dryRun: null, error: answer.error });
      return;
    }
    const dryRun = answer.value;
    const { duration, reviewers, items: now } = store.getState();
    store.setState({
      dryRun,
      checking: false,
      error: null,
      items: now.map((item) => withDryRunChoices(item, dryRun)),
      duration: duration !== null && duration >= dryRun.longestDuration ? null : duration,
      reviewers: reviewers.filter((name) => dryRun.reviewers.includes(name)),
    });
  }
  return {
    /** What is shown no longer fits: ask again soon, and let an answer under way fall. */
    schedule() {
      latest.cancel();
      if (store.getState().items.length === 0) {
        debounce.cancel();
        store.setState({ dryRun: null, checking: false, error: null });
        return;
      }
      store.setState({ checking: true });
      debounce.schedule();
    },
  };
}

function createEdits(store: StoreApi<CartState>, recheck: () => void) {
  const setItems = (items: readonly CartItem[]) => {
    store.setState({ items });
    recheck();
  };
  const edit = (id: ResourceId, change: (item: CartItem) => CartItem) =>
    setItems(store.getState().items.map((item) => (item.id === id ? change(item) : item)));
  const remove = (id: ResourceId) =>
    setItems(store.getState().items.filter((item) => item.id !== id));
  return {
    toggle(row: ResourceRow) {
      const { items } = store.getState();
      const others = items.filter((item) => item.from !== row.resource.id);
      setItems(others.length < items.length ? others : [...items, cartItem(row)]);
    },
    remove,
    clear() {
      store.setState(emptyDraft);
      recheck();
    },
    choose: (id: ResourceId, type: PrincipalType, value: string) =>
      edit(id, (item) => withChoice(item, type, value)),
    chooseByRole: (id: ResourceId) => edit(id, byRoleToggled),
    addInside(id: ResourceId, inside: ResourceId) {
      const { items } = store.getState();
      if (items.some((item) => item.id === inside)) return;
      setItems(
        items.flatMap((item) => {
          if (item.id !== id) return [item];
          const added = insideOf(item, inside);
          return item.kind === 'kube_cluster' ? [added] : [item, added];
        }),
      );
    },
    askWhole(id: ResourceId) {
      const { items } = store.getState();
      const asked = items.find((item) => item.id === id);
      if (!asked) return;
      const whole = outsideOf(asked);
      setItems(
        items.flatMap((item) =>
          item.from !== asked.from ? [item] : item.id === asked.id ? [whole] : [],
        ),
      );
    },
    setReason: (reason: string) => store.setState({ reason, error: null }),
    setDuration: (duration: number | null) => store.setState({ duration }),
    toggleReviewer(name: string) {
      const { reviewers } = store.getState();
      const without = reviewers.filter((each) => each !== name);
      store.setState({
        reviewers: without.length < reviewers.length ? without : [...reviewers, name],
      });
    },
  };
}

export function createCartStore(bridge: Bridge): CartStore {
  const store = createStore<CartState>(() => ({ profileId: null, ...fresh }));
  const drafts = new Map<string, CartDraft>();
  const runner = createDryRunner(bridge, store);

  return {
    store,
    ...createEdits(store, runner.schedule),
    recheck: runner.schedule,
    use(profileId) {
      const { profileId: before, items, reason, duration, reviewers } = store.getState();
      if (profileId === before) return;
      if (before !== null) drafts.set(before, { items, reason, duration, reviewers });
      const draft = (profileId === null ? undefined : drafts.get(profileId)) ?? emptyDraft;
      store.setState({ ...fresh, ...draft, profileId });
      runner.schedule();
    },
    async send() {
      const { profileId, sending, ...draft } = store.getState();
      const input = createInput(draft);
      if (profileId === null || sending || input === null) return err(unfinished);
      store.setState({ sending: true, error: null });
      const answer = await callApi(bridge, profileId, 'requests.create', input);
      if (answer.ok) drafts.delete(profileId);
      // Another profile may have been chosen while this was under way: its draft stays untouched.
      if (store.getState().profileId !== profileId) return answer;
      if (answer.ok) store.setState({ ...fresh });
      else store.setState({ sending: false, error: answer.error });
      return answer;
    },
  };
}
