import type { StoreApi } from 'zustand/vanilla';
import { maxRequestedResources } from '#shared/model/limits';
import type { PrincipalType } from '#shared/model/principal';
import type { ResourceId } from '#shared/model/resource';
import type { ResourceRow } from '#shared/model/search';
import type { TypedEntry } from './cart';
import {
  byRoleToggled,
  cartItem,
  insideOf,
  outsideOf,
  withChoice,
  type CartItem,
} from './cart-item';
import { freshCart, type CartState } from './cart-state';

/** What a person changes on the request that they put together. */
export interface CartEdits {
  /** Puts a resource into the cart, or takes it out with whatever is asked for inside it. */
  toggle(row: ResourceRow): void;
  /** Puts resources into the cart that are not in it. Answers how many there was no room for. */
  add(rows: readonly ResourceRow[]): number;
  /** Asks for a role by name, or takes that back. */
  toggleRole(name: string): void;
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
  setStart(startAt: number | null): void;
  setPending(pendingFor: number | null): void;
  /** Something is typed that cannot be read: it keeps the request from being sent. */
  refuse(entry: TypedEntry, problem: string): void;
  toggleReviewer(name: string): void;
}

const toggled = (names: readonly string[], name: string): readonly string[] =>
  names.includes(name) ? names.filter((each) => each !== name) : [...names, name];

type Recheck = () => void;

function createItemEdits(store: StoreApi<CartState>, recheck: Recheck) {
  const setItems = (items: readonly CartItem[]) => {
    store.setState({ items });
    recheck();
  };
  const edit = (id: ResourceId, change: (item: CartItem) => CartItem) =>
    setItems(store.getState().items.map((item) => (item.id === id ? change(item) : item)));
  return {
    toggle(row: ResourceRow) {
      const { items } = store.getState();
      const others = items.filter((item) => item.from !== row.resource.id);
      setItems(others.length < items.length ? others : [...items, cartItem(row)]);
    },
    add(rows: readonly ResourceRow[]) {
      const { items } = store.getState();
      const isIn = new Set(items.map((item) => item.from));
      const missing = rows.filter(({ resource }) => !isIn.has(resource.id));
      const added = missing.slice(0, Math.max(0, maxRequestedResources - items.length));
      if (added.length > 0) setItems([...items, ...added.map(cartItem)]);
      return missing.length - added.length;
    },
    remove: (id: ResourceId) => setItems(store.getState().items.filter((item) => item.id !== id)),
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
  };
}

export function createCartEdits(store: StoreApi<CartState>, recheck: Recheck): CartEdits {
  /** An entry that can be read takes the place of one that could not. */
  const enter = (entry: TypedEntry, value: number | null) => {
    const { [entry]: _refused, ...entries } = store.getState().entries;
    store.setState({ [entry]: value, entries });
    recheck();
  };
  return {
    ...createItemEdits(store, recheck),
    toggleRole(name) {
      store.setState({ roles: toggled(store.getState().roles, name) });
      recheck();
    },
    clear() {
      store.setState(freshCart);
      recheck();
    },
    setReason: (reason) => store.setState({ reason, error: null }),
    setDuration: (duration) => enter('duration', duration),
    setStart: (startAt) => enter('startAt', startAt),
    setPending: (pendingFor) => enter('pendingFor', pendingFor),
    refuse(entry, problem) {
      store.setState({ entries: { ...store.getState().entries, [entry]: problem } });
    },
    toggleReviewer: (name) =>
      store.setState({ reviewers: toggled(store.getState().reviewers, name) }),
  };
}
