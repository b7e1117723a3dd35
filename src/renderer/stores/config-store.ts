import { createStore } from 'zustand/vanilla';
import type { ConfigKind } from '#shared/model/config-kinds';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { freshDraft, isChanged, keyOf, type ConfigDraft, type DocumentKey } from './config-drafts';
import { createDraftEditor, type DraftEditor } from './config-editor';
import { createLatest } from './latest';
import { createListReader, emptyList } from './config-lists';
import type { ConfigDesk, ConfigState, ConfigStoreApi } from './config-state';

/** Managing a cluster by YAML: the lists, and the texts being worked on, which each profile has of its own. */
export interface ConfigStore extends DraftEditor {
  readonly store: ConfigStoreApi;
  use(profileId: string | null): void;
  showKind(kind: ConfigKind): void;
  setQuery(query: string): void;
  /** Reads the list again. */
  read(): Promise<void>;
  more(): Promise<void>;
  /** Shows a document, with what was changed in it and not saved. */
  open(document: DocumentKey): Promise<void>;
  /** Shows a text for something that is not there yet. */
  start(title: string, yaml: string, fileName?: string): void;
  /** Shows a draft that is there. */
  show(id: string): void;
  /** Goes back to the list; what was changed is kept. */
  close(): void;
  /** Roles or resources changed: what is shown may be out of date. */
  refresh(): void;
}

const emptyDesk: ConfigDesk = { drafts: {}, open: null };

/** Drafts to come back to: whether one was saved meanwhile shows when it is checked again. */
function settled(drafts: ConfigDesk['drafts']): ConfigDesk['drafts'] {
  const entries = Object.entries(drafts);
  return Object.fromEntries(entries.map(([id, draft]) => [id, { ...draft, saving: false }]));
}

function createDesk(bridge: Bridge, store: ConfigStoreApi, editor: DraftEditor) {
  let started = 0;
  const latest = createLatest();
  const put = (draft: ConfigDraft) => {
    const { drafts } = store.getState();
    store.setState({ drafts: { ...drafts, [draft.id]: draft }, open: draft.id, openError: null });
    editor.recheck(draft.id);
  };
  return {
    async open(document: DocumentKey) {
      const id = keyOf(document);
      const { profileId, drafts } = store.getState();
      const known = drafts[id];
      const isWanted = latest.next();
      if (known && isChanged(known)) return put(known);
      if (profileId === null) return;
      const { kind, name } = document;
      const answer = await callApi(bridge, profileId, 'config.get', { kind, name });
      if (!isWanted() || store.getState().profileId !== profileId) return;
      if (!answer.ok) return store.setState({ openError: answer.error });
      const { yaml, version } = answer.value;
      put(
        freshDraft({
          id,
          document: { kind, name },
          version,
          title: name,
          fileName: `${name}.yaml`,
          yaml,
        }),
      );
    },
    start(title: string, yaml: string, fileName = 'new.yaml') {
      started += 1;
      const id = `new/${started}`;
      put({
        ...freshDraft({ id, document: null, version: null, title, fileName, yaml }),
        loaded: '',
      });
    },
    show(id: string) {
      const draft = store.getState().drafts[id];
      if (draft) put(draft);
    },
    close() {
      latest.cancel();
      const { drafts, open } = store.getState();
      const shown = open === null ? undefined : drafts[open];
      if (shown && !isChanged(shown)) editor.discard(shown.id);
      store.setState({ open: null });
    },
  };
}

export function createConfigStore(bridge: Bridge): ConfigStore {
  const store = createStore<ConfigState>(() => ({
    profileId: null,
    kind: 'role',
    query: '',
    list: emptyList,
    openError: null,
    ...emptyDesk,
  }));
  const lists = createListReader(bridge, store);
  const editor = createDraftEditor(bridge, store, () => void lists.read());
  const desk = createDesk(bridge, store, editor);
  const desks = new Map<string, ConfigDesk>();

  return {
    store,
    ...editor,
    ...desk,
    read: lists.read,
    more: lists.more,
    use(profileId) {
      const { profileId: before, drafts, open } = store.getState();
      if (profileId === before) return;
      if (before !== null) desks.set(before, { drafts: settled(drafts), open });
      const next = (profileId === null ? undefined : desks.get(profileId)) ?? emptyDesk;
      editor.leave();
      lists.forget();
      store.setState({ profileId, kind: 'role', query: '', openError: null, ...next });
      if (next.open !== null) editor.recheck(next.open);
    },
    showKind(kind) {
      lists.forget();
      store.setState({ kind, query: '', openError: null });
      void lists.read();
    },
    setQuery(query) {
      store.setState({ query });
      lists.typed();
    },
    refresh() {
      const { list, open, drafts } = store.getState();
      if (list.answered) void lists.read();
      const shown = open === null ? undefined : drafts[open];
      // What nobody has changed follows the cluster; what somebody has is checked against it anew.
      if (shown?.document && !isChanged(shown)) void editor.rebase(shown.id, false);
      else if (shown) editor.recheck(shown.id);
    },
  };
}
