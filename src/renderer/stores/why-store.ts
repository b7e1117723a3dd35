import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { Decision } from '#shared/model/decision';
import {
  principalTypesOf,
  type Choices,
  type Principal,
  type PrincipalType,
} from '#shared/model/principal';
import type { ResourceKind } from '#shared/model/resource';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { named } from './cart-item';
import { createLatest } from './latest';

/** What the "why?" dialog is about. */
export interface WhyQuestion {
  readonly profileId: string;
  readonly resource: string;
  readonly name: string;
  readonly kind: ResourceKind;
  /** The principals one may ask about; the first of each type is asked at once. */
  readonly choices: Choices;
  /** Whom it is about, by name; the profile's own user when left out. */
  readonly user?: string;
}

export interface WhyState {
  readonly question: WhyQuestion | null;
  readonly principal: Principal;
  /** `null` for the profile's own user, with what they hold now. */
  readonly user: string | null;
  readonly decision: Decision | null;
  readonly error: ApiError | null;
}

export interface WhyStore {
  readonly store: StoreApi<WhyState>;
  open(question: WhyQuestion): void;
  ask(principal: Principal, user: string | null): Promise<void>;
  close(): void;
}

const closed: WhyState = { question: null, principal: {}, user: null, decision: null, error: null };

/** The principal to begin with: the first value of each type that makes somebody of one. */
export function firstPrincipal(kind: ResourceKind, choices: Choices): Principal {
  const values = principalTypesOf[kind].flatMap((type): (readonly [PrincipalType, string])[] => {
    const [first] = named(choices, type);
    return first === undefined || type === 'db_role' ? [] : [[type, first]];
  });
  const isKubernetes = kind === 'kube_cluster' || kind === 'kube_resource';
  return Object.fromEntries(isKubernetes ? values.slice(0, 1) : values);
}

/** Asks the cluster why somebody may or may not use a resource, and keeps the newest answer. */
export function createWhyStore(bridge: Bridge): WhyStore {
  const store = createStore<WhyState>(() => closed);
  const latest = createLatest();
  const ask: WhyStore['ask'] = async (principal, user) => {
    const isWanted = latest.next();
    const { question } = store.getState();
    store.setState({ principal, user, decision: null, error: null });
    if (!question) return;
    const { profileId, resource } = question;
    const input = { resource, principal: { ...principal }, user };
    const answer = await callApi(bridge, profileId, 'access.explain', input);
    if (!isWanted()) return;
    store.setState(answer.ok ? { decision: answer.value } : { error: answer.error });
  };
  return {
    store,
    open(question) {
      store.setState({ ...closed, question });
      void ask(firstPrincipal(question.kind, question.choices), question.user ?? null);
    },
    ask,
    close() {
      latest.cancel();
      store.setState(closed);
    },
  };
}
