import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { Decision } from '#shared/model/decision';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { createLatest } from './latest';

/** What the "why?" dialog is about. */
export interface WhyQuestion {
  readonly profileId: string;
  readonly resource: string;
  readonly name: string;
  /** The logins one may ask about; the first is asked at once. */
  readonly logins: readonly string[];
}

export interface WhyState {
  readonly question: WhyQuestion | null;
  readonly login: string;
  readonly decision: Decision | null;
  readonly error: ApiError | null;
}

export interface WhyStore {
  readonly store: StoreApi<WhyState>;
  open(question: WhyQuestion): void;
  ask(login: string): Promise<void>;
  close(): void;
}

const closed: WhyState = { question: null, login: '', decision: null, error: null };

/** Asks the cluster why a login may or may not be used, and keeps the newest answer. */
export function createWhyStore(bridge: Bridge): WhyStore {
  const store = createStore<WhyState>(() => closed);
  const latest = createLatest();
  const ask = async (login: string) => {
    const isWanted = latest.next();
    const { question } = store.getState();
    store.setState({ login, decision: null, error: null });
    if (!question || login === '') return;
    const { profileId, resource } = question;
    const answer = await callApi(bridge, profileId, 'access.explain', { resource, login });
    if (!isWanted()) return;
    store.setState(answer.ok ? { decision: answer.value } : { error: answer.error });
  };
  return {
    store,
    open(question) {
      store.setState({ ...closed, question });
      void ask(question.logins[0] ?? '');
    },
    ask,
    close() {
      latest.cancel();
      store.setState(closed);
    },
  };
}
