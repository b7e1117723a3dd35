import type { StoreApi } from 'zustand/vanilla';
import type { ApiInput } from '#shared/api/contract';
import type { Pin } from '#shared/ipc/kept';
import type { ResourceRow } from '#shared/model/search';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { createLatest } from './latest';
import { pinnedAmong, pinnedInput, withPinned } from './pinned-rows';
import { predicateProblem, searchInput } from './search-input';
import type { SearchState } from './search-store';

type Input = ApiInput<'resources.search'>;

/** Asks the cluster for a page, and takes the answer in where it is still wanted. */
export function createRunner(
  bridge: Bridge,
  store: StoreApi<SearchState>,
  pinsOf: () => readonly Pin[],
) {
  const latest = createLatest();
  /** The pinned ones among what is asked for; without an answer none stands first. */
  async function pinned(profileId: string, input: Input): Promise<readonly ResourceRow[]> {
    const question = pinnedInput(input, pinsOf());
    if (!question) return [];
    const answer = await callApi(bridge, profileId, 'resources.search', question);
    return answer.ok ? pinnedAmong(answer.value.rows, pinsOf()) : [];
  }
  async function run(cursor: string | null): Promise<void> {
    const isWanted = latest.next();
    const state = store.getState();
    const input = searchInput(state, cursor);
    if (state.profileId === null || input === null) {
      store.setState({ loading: false });
      return;
    }
    store.setState({ loading: true });
    const [answer, first] = await Promise.all([
      callApi(bridge, state.profileId, 'resources.search', input),
      cursor === null ? pinned(state.profileId, input) : [],
    ]);
    if (!isWanted()) return;
    if (!answer.ok) {
      const problem = predicateProblem(answer.error);
      if (problem) store.setState({ loading: false, problem });
      else store.setState({ loading: false, answered: true, error: answer.error });
      return;
    }
    const { rows, labelCounts, kindCounts, ...found } = answer.value;
    store.setState({
      ...found,
      rows: withPinned(cursor === null ? first : store.getState().rows, rows),
      ...(labelCounts && { labelCounts }),
      ...(kindCounts && { kindCounts }),
      loading: false,
      answeredQuery: input.query,
      answered: true,
      error: null,
      problem: null,
    });
  }
  return { run, cancel: latest.cancel };
}
