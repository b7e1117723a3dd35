import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { err, type Result } from '#shared/lib/result';
import type { AccessRequestView } from '#shared/model/access-request';
import type { PresetContent } from '#shared/model/request-preset';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { createInput, emptyDraft, isEmpty, type CartDraft } from './cart';
import { createCartCheck } from './cart-check';
import { createCartEdits, type CartEdits } from './cart-edits';
import { fillDraft } from './cart-filling';
import { createCartKeeper } from './cart-keeping';
import { draftOf, freshCart, type CartState } from './cart-state';

/** The request being put together. Each profile has a draft of its own, kept while another is looked at. */
export interface CartStore extends CartEdits {
  readonly store: StoreApi<CartState>;
  use(profileId: string | null): void;
  /**
   * Puts what was asked for once in the place of what is there, which can be brought back.
   *
   * @param nameOf what a resource was called, where that is known
   */
  fill(
    content: PresetContent,
    nameOf?: (id: string) => string | undefined,
  ): Promise<ApiError | null>;
  /** Brings back what was there before it was filled. */
  bringBack(): void;
  /** Whoever filled it has been led to it. */
  seen(): void;
  /** Asks the cluster again, for instance after roles changed. */
  recheck(): void;
  /** Tries again to bring back what was kept, where the cluster could not be asked before. */
  restore(): void;
  /** Keeps what was changed last, before the window goes. */
  flush(): void;
  /** Sends the request and empties the cart when the cluster took it. */
  send(): Promise<Result<AccessRequestView, ApiError>>;
}

const unfinished = (): ApiError => ({
  code: 'invalid_input',
  message: t('stores.cart.unfinished'),
  field: null,
  details: [],
});

const filledNow = { justFilled: true, unseen: true };

export function createCartStore(bridge: Bridge): CartStore {
  const store = createStore<CartState>(() => ({ profileId: null, fills: 0, ...freshCart }));
  const drafts = new Map<string, CartDraft>();
  const { schedule } = createCartCheck(bridge, store);
  const keeper = createCartKeeper(bridge, store, schedule);

  return {
    store,
    ...createCartEdits(store, schedule),
    recheck: schedule,
    restore: () => void keeper.restore(),
    flush: keeper.flush,
    use(profileId) {
      const now = store.getState();
      if (profileId === now.profileId) return;
      if (now.profileId !== null) drafts.set(now.profileId, draftOf(now));
      const draft = (profileId === null ? undefined : drafts.get(profileId)) ?? emptyDraft;
      store.setState({ ...freshCart, ...draft, profileId });
      schedule();
      void keeper.restore();
    },
    async fill(content, nameOf = () => undefined) {
      const { profileId } = store.getState();
      if (profileId === null) return null;
      const filled = await fillDraft(bridge, profileId, content, nameOf);
      if (!filled.ok) return filled.error;
      const now = store.getState();
      // Another profile may have been chosen while this was under way: its draft stays untouched.
      if (now.profileId !== profileId) return null;
      const { draft, gone } = filled.value;
      const before = isEmpty(now) ? null : draftOf(now);
      const fills = now.fills + 1;
      store.setState({ ...freshCart, ...draft, gone, before, ...filledNow, fills });
      schedule();
      return null;
    },
    bringBack() {
      const { before, fills } = store.getState();
      if (before === null) return;
      store.setState({ ...freshCart, ...before, unseen: true, fills: fills + 1 });
      schedule();
    },
    seen: () => store.setState({ unseen: false }),
    async send() {
      const { profileId, sending, ...draft } = store.getState();
      const input = createInput(draft);
      if (profileId === null || sending || input === null) return err(unfinished());
      store.setState({ sending: true, error: null });
      const answer = await callApi(bridge, profileId, 'requests.create', input);
      if (answer.ok) drafts.delete(profileId);
      // Another profile may have been chosen while this was under way: its draft stays untouched.
      if (store.getState().profileId !== profileId) return answer;
      if (answer.ok) store.setState(freshCart);
      else store.setState({ sending: false, error: answer.error });
      return answer;
    },
  };
}
