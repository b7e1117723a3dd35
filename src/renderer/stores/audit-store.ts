import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { AuditEventView } from '#shared/api/procedures/audit';
import type { CommandOutput } from '#shared/ipc/contract';
import type { Result } from '#shared/lib/result';
import type { AuditFilter } from '#shared/model/audit';
import type { Bridge } from '../bridge/bridge';
import { ask, callApi } from './ask';
import { createLatest } from './latest';

export type AuditVerdict = NonNullable<CommandOutput<'audit.verify'>>;
export type AuditFile = NonNullable<CommandOutput<'audit.export'>>;

/** What takes its time: how far it is, in events. `total` is 0 until that is known. */
export interface AuditTask {
  readonly type: 'verify' | 'export';
  readonly done: number;
  readonly total: number;
}

export interface AuditState {
  readonly profileId: string | null;
  readonly filter: AuditFilter;
  /** Newest first. */
  readonly events: readonly AuditEventView[];
  /** Before which event to look further; `null` when the beginning was reached, or before the first answer. */
  readonly next: number | null;
  readonly loading: boolean;
  readonly error: ApiError | null;
  readonly task: AuditTask | null;
  readonly verdict: AuditVerdict | null;
  readonly file: AuditFile | null;
  readonly taskError: ApiError | null;
}

export interface AuditStore {
  readonly store: StoreApi<AuditState>;
  /** Shows the log of a profile's cluster from its newest event on. */
  open(profileId: string): Promise<void>;
  filter(filter: AuditFilter): Promise<void>;
  refresh(): Promise<void>;
  more(): Promise<void>;
  verify(): Promise<void>;
  /** @param what `all` can be checked elsewhere; `found` holds what the filter lets through alone */
  export(what: 'all' | 'found'): Promise<void>;
  cancel(): Promise<void>;
  progress(profileId: string, done: number, total: number): void;
}

const pageSize = 100;

const empty: AuditState = {
  profileId: null,
  filter: {},
  events: [],
  next: null,
  loading: false,
  error: null,
  task: null,
  verdict: null,
  file: null,
  taskError: null,
};

/** The audit log of one cluster at a time, as far as it was looked through. */
export function createAuditStore(bridge: Bridge): AuditStore {
  const store = createStore<AuditState>(() => empty);
  const latest = createLatest();

  async function load(before: number | null): Promise<void> {
    const { profileId, filter, events } = store.getState();
    if (profileId === null) return;
    const isWanted = latest.next();
    store.setState({ loading: true, error: null });
    const input = { filter, before, limit: pageSize };
    const answer = await callApi(bridge, profileId, 'audit.list', input);
    if (!isWanted()) return;
    if (!answer.ok) return store.setState({ loading: false, error: answer.error });
    const { events: found, next } = answer.value;
    const known = before === null ? [] : events;
    store.setState({ loading: false, events: [...known, ...found], next });
  }

  /** Runs what takes its time; what comes of it after another profile was chosen is nobody's business. */
  async function run<T>(
    type: AuditTask['type'],
    work: (profileId: string) => Promise<Result<T, ApiError>>,
    show: (value: T) => Partial<AuditState>,
  ): Promise<void> {
    const { profileId, task } = store.getState();
    if (profileId === null || task) return;
    const results = { verdict: null, file: null, taskError: null };
    store.setState({ ...results, task: { type, done: 0, total: 0 } });
    const answer = await work(profileId);
    if (store.getState().profileId !== profileId) return;
    store.setState({
      task: null,
      ...(answer.ok ? show(answer.value) : { taskError: answer.error }),
    });
  }

  return {
    store,
    open(profileId) {
      if (store.getState().profileId !== profileId) store.setState({ ...empty, profileId });
      return load(null);
    },
    filter(filter) {
      store.setState({ filter, events: [], next: null });
      return load(null);
    },
    refresh: () => load(null),
    async more() {
      const { next, loading } = store.getState();
      if (next !== null && !loading) await load(next);
    },
    verify: () =>
      run(
        'verify',
        (profileId) => ask(bridge, 'audit.verify', { profileId }),
        (verdict) => ({ verdict }),
      ),
    export: (what) =>
      run(
        'export',
        (profileId) => {
          const filter = what === 'all' ? null : store.getState().filter;
          return ask(bridge, 'audit.export', { profileId, filter });
        },
        (file) => ({ file }),
      ),
    async cancel() {
      const { profileId, task } = store.getState();
      if (profileId !== null && task) await ask(bridge, 'audit.cancel', { profileId });
    },
    progress(profileId, done, total) {
      const { task, profileId: shown } = store.getState();
      if (task && profileId === shown) store.setState({ task: { ...task, done, total } });
    },
  };
}
