import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { Result } from '#shared/lib/result';
import { createLatest } from './latest';

export interface ProfileListState<Row> {
  readonly profileId: string | null;
  readonly rows: readonly Row[];
  readonly loaded: boolean;
  readonly loading: boolean;
  readonly error: ApiError | null;
}

/** A short list of the active profile's cluster that is read when somebody looks at it. */
export interface ProfileList<Row> {
  readonly store: StoreApi<ProfileListState<Row>>;
  /** Shows another profile's list, from nothing. */
  use(profileId: string | null): void;
  /** Reads it anew; what is shown stays until the answer is there. */
  load(): Promise<void>;
  /** Changes what is shown, after a change that the cluster took. */
  set(rows: readonly Row[]): void;
}

export function createProfileList<Row>(
  read: (profileId: string) => Promise<Result<{ readonly rows: readonly Row[] }, ApiError>>,
): ProfileList<Row> {
  const empty = { rows: [], loaded: false, loading: false, error: null };
  const store = createStore<ProfileListState<Row>>(() => ({ profileId: null, ...empty }));
  const latest = createLatest();
  return {
    store,
    use(profileId) {
      if (profileId === store.getState().profileId) return;
      latest.cancel();
      store.setState({ profileId, ...empty });
    },
    async load() {
      const { profileId } = store.getState();
      if (profileId === null) return;
      const isWanted = latest.next();
      store.setState({ loading: true });
      const answer = await read(profileId);
      if (!isWanted()) return;
      const rest = { loading: false, loaded: true };
      if (answer.ok) store.setState({ ...rest, rows: answer.value.rows, error: null });
      else store.setState({ ...rest, error: answer.error });
    },
    set: (rows) => store.setState({ rows }),
  };
}
