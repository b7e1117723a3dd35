import type { StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import type { ConfigDraft } from './config-drafts';
import type { ListState } from './config-lists';

/** Drafts of one profile, and which is shown. */
export interface ConfigDesk {
  readonly drafts: Readonly<Record<string, ConfigDraft>>;
  /** The draft that is shown; `null` for the list. */
  readonly open: string | null;
}

export interface ConfigState extends ListState, ConfigDesk {
  /** Why a document could not be opened. */
  readonly openError: ApiError | null;
}

export type ConfigStoreApi = StoreApi<ConfigState>;

/** Changes a part of a draft, if it is still there. */
export function setDraft(store: ConfigStoreApi, id: string, part: Partial<ConfigDraft>): void {
  const { drafts } = store.getState();
  const draft = drafts[id];
  if (draft) store.setState({ drafts: { ...drafts, [id]: { ...draft, ...part } } });
}

/** Forgets a draft; where it was shown, the list is shown again. */
export function dropDraft(store: ConfigStoreApi, id: string): void {
  const { drafts, open } = store.getState();
  const { [id]: _gone, ...others } = drafts;
  store.setState({ drafts: others, open: open === id ? null : open });
}

/** Gives a draft another id, and keeps it shown where it was. */
export function renameDraft(store: ConfigStoreApi, id: string, next: string): void {
  const { drafts, open } = store.getState();
  const { [id]: draft, ...others } = drafts;
  if (!draft || id === next) return;
  store.setState({
    drafts: { ...others, [next]: { ...draft, id: next } },
    open: open === id ? next : open,
  });
}
