import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { Status } from '#shared/model/status';
import { requestsOf, type RequestsStore } from './requests-store';
import type { OpenInput, TerminalsStore } from './terminals-store';

/** A terminal that opens once its request is approved. */
export interface Waiting extends Omit<OpenInput, 'assume'> {
  /** The request's. */
  readonly id: string;
  /** It was approved, and the session is being opened. */
  readonly connecting: boolean;
  /** Why it could not be opened. */
  readonly problem: ApiError | null;
}

export interface WaitingState {
  readonly list: readonly Waiting[];
}

export interface WaitingStore {
  readonly store: StoreApi<WaitingState>;
  start(): void;
  add(waiting: Omit<OpenInput, 'assume'> & { readonly id: string }): void;
  /** Opens the session of an approved request. */
  connect(id: string): Promise<void>;
  /** Lets go of it; a request that nobody has decided on yet is withdrawn. */
  cancel(id: string): Promise<ApiError | null>;
}

type Held = Pick<Status, 'activeRequests' | 'severalGrants'>;

/** Whether assuming one more request would put aside what is assumed now. */
export function wouldPutAside(held: Held | null, request: string): boolean {
  if (!held || held.severalGrants) return false;
  return held.activeRequests.some((each) => each !== request);
}

/** @param heldBy what a profile holds now; `null` while it is signed out */
export function createWaitingStore(parts: {
  readonly requests: RequestsStore;
  readonly terminals: TerminalsStore;
  readonly heldBy: (profileId: string) => Held | null;
}): WaitingStore {
  const { requests, terminals, heldBy } = parts;
  const store = createStore<WaitingState>(() => ({ list: [] }));
  const find = (id: string) => store.getState().list.find((each) => each.id === id);
  const change = (id: string, part: Partial<Waiting>) =>
    store.setState(({ list }) => ({
      list: list.map((each) => (each.id === id ? { ...each, ...part } : each)),
    }));
  const remove = (id: string) =>
    store.setState(({ list }) => ({ list: list.filter((each) => each.id !== id) }));
  const viewOf = ({ profileId, id }: Waiting) =>
    requestsOf(requests.store.getState(), profileId).views[id];

  const connect = async (id: string) => {
    const waiting = find(id);
    if (!waiting || waiting.connecting) return;
    const { profileId, resource, name, login } = waiting;
    change(id, { connecting: true, problem: null });
    const input = { profileId, resource, name, login, assume: id };
    const error = await terminals.open(input, { instead: id });
    if (error) change(id, { connecting: false, problem: error });
    else remove(id);
  };
  /** What was approved is opened, unless that would end what its user works with: then they say when. */
  const check = () => {
    for (const waiting of store.getState().list) {
      const isOpen = waiting.connecting || waiting.problem !== null;
      const view = viewOf(waiting);
      if (isOpen || view?.request.state !== 'APPROVED' || !view.can.assume) continue;
      const held = heldBy(waiting.profileId);
      if (held && !wouldPutAside(held, waiting.id)) void connect(waiting.id);
    }
  };

  return {
    store,
    start() {
      requests.store.subscribe(check);
    },
    add(waiting) {
      const added = { ...waiting, connecting: false, problem: null };
      store.setState(({ list }) => ({ list: [...list, added] }));
      check();
    },
    connect,
    async cancel(id) {
      const waiting = find(id);
      if (!waiting) return null;
      if (viewOf(waiting)?.can.withdraw) {
        const answer = await requests.withdraw(waiting.profileId, id);
        if (!answer.ok) return answer.error;
      }
      remove(id);
      return null;
    },
  };
}
