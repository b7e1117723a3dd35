import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { dryRunInput, isEmpty, type CartDraft, type DryRun } from './cart';
import { withDryRunChoices } from './cart-item';
import { findRows } from './cart-filling';
import { inEntry, placedProblems, type PlacedProblem } from './cart-problems';
import type { CartState, Gone } from './cart-state';
import { createDebounce, createLatest } from './latest';

const checkPauseMs = 150;

/** The parts of a draft that no longer fit what the cluster allows, put right. */
function fitted(draft: CartDraft, dryRun: DryRun): Partial<CartDraft> {
  const { duration, reviewers, items } = draft;
  return {
    items: items.map((item) => withDryRunChoices(item, dryRun)),
    duration: duration !== null && duration >= dryRun.longestDuration ? null : duration,
    reviewers: reviewers.filter((name) => dryRun.reviewers.includes(name)),
  };
}

/** What a filled request had to give up. */
function givenUp({ duration, reviewers }: CartDraft, dryRun: DryRun): readonly Gone[] {
  const longest = dryRun.longestDuration;
  const isTooLong = duration !== null && longest > 0 && duration > longest;
  const strangers = reviewers.filter((name) => !dryRun.reviewers.includes(name));
  return [
    ...(isTooLong ? [{ what: 'duration' as const, longest }] : []),
    ...strangers.map((name) => ({ what: 'reviewer' as const, name })),
  ];
}

/** Asks the cluster what the request would amount to, soon after each change. */
export function createCartCheck(bridge: Bridge, store: StoreApi<CartState>) {
  const latest = createLatest();
  const debounce = createDebounce(() => void run(), checkPauseMs);
  async function run() {
    const isWanted = latest.next();
    const asked = store.getState();
    const { profileId } = asked;
    if (profileId === null || isEmpty(asked)) return;
    const answer = await callApi(bridge, profileId, 'requests.dryRun', dryRunInput(asked));
    if (!isWanted()) return;
    if (!answer.ok) {
      store.setState({ checking: false, dryRun: null, problems: [], error: answer.error });
      return;
    }
    const dryRun = answer.value;
    const now = store.getState();
    const fit = fitted(now, dryRun);
    const lost = now.justFilled ? givenUp(now, dryRun) : [];
    const gone = [...now.gone, ...lost];
    const problems = placedProblems(dryRun, asked);
    const done = { checking: false, error: null, justFilled: false };
    store.setState({ dryRun, problems, gone, ...done, ...fit });
    void takeOutVanished(profileId, problems);
    // What was asked is no longer what is shown.
    if (fit.duration !== now.duration) schedule();
  }
  /** A resource that cannot be found any more is said, and asked for no longer. */
  async function takeOutVanished(profileId: string, problems: readonly PlacedProblem[]) {
    const doubted = store
      .getState()
      .items.filter(({ id }) => problems.some(({ place }) => inEntry('resources', id)(place)));
    if (doubted.length === 0) return;
    const rows = await findRows(bridge, profileId, doubted);
    const now = store.getState();
    if (!rows.ok || now.profileId !== profileId) return;
    const vanished = doubted.filter(({ from }) => !rows.value.has(from));
    if (vanished.length === 0) return;
    const gone = vanished.map(({ id, name }): Gone => ({ what: 'resource', id, name }));
    const items = now.items.filter(({ id }) => vanished.every((each) => each.id !== id));
    store.setState({ items, gone: [...now.gone, ...gone] });
    schedule();
  }
  /** What is shown no longer fits: ask again soon, and let an answer under way fall. */
  function schedule() {
    latest.cancel();
    if (isEmpty(store.getState())) {
      debounce.cancel();
      store.setState({ dryRun: null, problems: [], checking: false, error: null });
      return;
    }
    store.setState({ checking: true });
    debounce.schedule();
  }
  return { schedule };
}
