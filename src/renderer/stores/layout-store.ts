import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { CommandOutput } from '#shared/ipc/contract';
import { emptyLayout } from '#shared/model/pane-layout';
import type { Axis } from '#shared/model/pane-tree';
import type { Bridge } from '../bridge/bridge';
import type { AppStore } from './app-store';
import { ask } from './ask';
import { workspaceOf, type KeptPane } from './kept-panes';
import { createDebounce } from './latest';
import { followOpen, layoutOf, type LayoutState } from './layout-following';
import { createLayoutMoves, type LayoutMoves } from './layout-moves';
import type { TerminalsStore } from './terminals-store';
import type { WaitingStore } from './waiting-store';

/** How the terminals are arranged: tabs, and panes in them. Each pane is a session, or stands for one to come. */
export interface LayoutStore extends LayoutMoves {
  readonly store: StoreApi<LayoutState>;
  /** Reads how they were arranged. */
  load(): Promise<StoredLayout>;
  /** Arranges what is open by what was stored, follows it from then on, and keeps each change. */
  begin(stored: StoredLayout): void;
  /** Opens another session on the same resource and login beside a session's pane. */
  split(pane: string, axis: Axis): Promise<ApiError | null>;
  /** Opens the session of a terminal of before the start, in its place. */
  connect(pane: string, assume: string | null): Promise<void>;
  /** Brings back how the terminals were, or lets go of that. */
  answerOffer(accept: boolean): void;
  /** Lets go of a terminal of before the start. */
  drop(pane: string): void;
}

export type StoredLayout = CommandOutput<'workspace.load'>;

interface Parts {
  readonly bridge: Bridge;
  readonly terminals: TerminalsStore;
  readonly waiting: WaitingStore;
  readonly app: AppStore;
}

const saveAfterMs = 300;

/** Opening sessions in a place: beside another, or where one was before. */
function createOpening(store: StoreApi<LayoutState>, { terminals }: Parts) {
  const changeKept = (id: string, part: Partial<KeptPane>) =>
    store.setState(({ kept }) => ({
      kept: kept.map((each) => (each.id === id ? { ...each, ...part } : each)),
    }));
  return {
    async split(pane: string, axis: Axis) {
      const session = terminals.store.getState().tabs.find(({ id }) => id === pane)?.session;
      if (!session) return null;
      const { profileId, resource, name, login } = session;
      const input = { profileId, resource, name, login, assume: null };
      return terminals.open(input, { beside: pane, axis });
    },
    async connect(pane: string, assume: string | null) {
      const kept = store.getState().kept.find(({ id }) => id === pane);
      if (!kept || kept.connecting) return;
      const { profileId, resource, name, login } = kept;
      changeKept(pane, { connecting: true, problem: null });
      const input = { profileId, resource, name, login, assume };
      const problem = await terminals.open(input, { instead: pane });
      if (problem) changeKept(pane, { connecting: false, problem });
    },
  };
}

export function createLayoutStore(parts: Parts): LayoutStore {
  const { bridge, terminals, waiting, app } = parts;
  const store = createStore<LayoutState>(() => ({
    ...emptyLayout,
    kept: [],
    offer: null,
    grabs: 0,
    zen: false,
  }));
  const { contents, settle, bringBack } = followOpen({ store, terminals, waiting });
  const save = createDebounce(() => {
    const workspace = workspaceOf(layoutOf(store.getState()), contents());
    void ask(bridge, 'workspace.save', { workspace });
  }, saveAfterMs);
  const isProfile = (id: string) =>
    app.getState().state?.profiles.some((profile) => profile.id === id) ?? false;
  const apply = ({ workspace, isNewRun }: StoredLayout) => {
    const chosen = app.getState().state?.settings['terminals.restore'] ?? 'ask';
    const wanted = isNewRun ? chosen : 'always';
    if (workspace === null || workspace.panes.length === 0 || wanted === 'never') return settle();
    if (wanted === 'always') return bringBack(workspace, isProfile);
    store.setState({ offer: workspace });
    settle();
  };

  return {
    store,
    ...createLayoutMoves(store),
    ...createOpening(store, parts),
    async load() {
      const answer = await ask(bridge, 'workspace.load', {});
      return answer.ok ? answer.value : { workspace: null, isNewRun: true };
    },
    begin(stored) {
      apply(stored);
      terminals.store.subscribe(settle);
      waiting.store.subscribe(settle);
      store.subscribe((now, before) => {
        // What is on offer is kept as it is until somebody has said what becomes of it.
        const isChanged = now.tabs !== before.tabs || now.active !== before.active;
        if (now.offer === null && (isChanged || before.offer !== null)) save.schedule();
      });
    },
    answerOffer(accept) {
      const { offer } = store.getState();
      if (offer && accept) bringBack(offer, isProfile);
      else store.setState({ offer: null });
    },
    drop(pane) {
      store.setState(({ kept }) => ({ kept: kept.filter(({ id }) => id !== pane) }));
      settle();
    },
  };
}
