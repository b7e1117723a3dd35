import { createStore, type StoreApi } from 'zustand/vanilla';
import { activeProfile } from '../app-store';
import type { PaletteDoor } from './palette-door';
import { paletteResults, type Sources } from './palette-results';
import { createPaletteSources, type SourceParts } from './palette-sources';
import { createRecents } from './recent';
import type { Entry, EntryGroup } from './targets';

/** As whom to connect: the second step. */
export interface LoginStep {
  readonly profileId: string;
  readonly resource: string;
  readonly name: string;
  readonly logins: readonly string[];
  readonly assume: string | null;
  /** What is typed to find one of them. */
  readonly typed: string;
}

export function loginsOf({ logins, typed }: LoginStep): readonly string[] {
  return logins.filter((login) => login.toLowerCase().includes(typed.trim().toLowerCase()));
}

export interface PaletteState {
  readonly text: string;
  readonly groups: readonly EntryGroup[];
  readonly login: LoginStep | null;
  /** Which of all entries, or of the logins, is chosen. */
  readonly at: number;
  /** What is not as it was shown any more; empty for nothing. */
  readonly notice: string;
}

export interface PaletteStore {
  readonly store: StoreApi<PaletteState>;
  use(profileId: string | null): void;
  close(): void;
  setText(text: string): void;
  choose(at: number): void;
  askLogin(login: Omit<LoginStep, 'typed'>): void;
  /** Back from the second step. */
  back(): void;
  notify(notice: string): void;
  remember(entry: Entry): void;
  /** Forgets what was chosen for all other profiles. */
  keep(profileIds: readonly string[]): void;
}

const empty: PaletteState = { text: '', groups: [], login: null, at: 0, notice: '' };

/** All that is listed, in the order in which the arrow keys walk through it. */
export function entriesOf(groups: readonly EntryGroup[]): readonly Entry[] {
  return groups.flatMap(({ entries }) => entries);
}

/** The palette: what is typed, what fits, and which of it is chosen. Answers at once, from what is known here. */
export function createPaletteStore(
  parts: SourceParts & { readonly door: PaletteDoor },
): PaletteStore {
  const { door } = parts;
  const store = createStore<PaletteState>(() => empty);
  const sources = createPaletteSources(parts);
  const recents = createRecents();
  /** As of the last change of what can be found; gathered anew when it is next needed. */
  let gathered: Sources | null = null;
  const profileId = () => activeProfile(parts.app.getState())?.id ?? '';
  const find = (text: string) => {
    gathered ??= sources.now(recents.of(profileId()));
    return paletteResults(gathered, text);
  };
  /** What is chosen stays so, wherever it stands now. */
  const refresh = () => {
    const { text, groups, at, login } = store.getState();
    const key = entriesOf(groups)[at]?.key;
    const next = find(text);
    const place = entriesOf(next).findIndex((entry) => entry.key === key);
    store.setState({ groups: next, ...(login === null && { at: Math.max(0, place) }) });
  };
  let isDue = false;
  const changed = () => {
    gathered = null;
    if (!door.store.getState().open || isDue) return;
    isDue = true;
    // Several stores change together.
    queueMicrotask(() => {
      isDue = false;
      if (door.store.getState().open) refresh();
    });
  };

  const begin = () => {
    // Which commands there are is told by no store.
    gathered = null;
    store.setState({ ...empty, groups: find('') });
    sources.load();
  };
  for (const each of sources.stores) each.subscribe(changed);
  door.store.subscribe(({ open }) => open && begin());
  if (door.store.getState().open) begin();
  return {
    store,
    use: sources.use,
    close: door.close,
    setText(text) {
      const { login } = store.getState();
      if (login) store.setState({ login: { ...login, typed: text }, at: 0 });
      else store.setState({ text, groups: find(text), at: 0, notice: '' });
    },
    choose: (at) => store.setState({ at }),
    askLogin: (login) => store.setState({ login: { ...login, typed: '' }, at: 0, notice: '' }),
    back() {
      const { login, groups } = store.getState();
      const key = `resource ${login?.resource}`;
      const at = entriesOf(groups).findIndex((entry) => entry.key === key);
      store.setState({ login: null, at: Math.max(0, at) });
    },
    notify: (notice) => store.setState({ notice }),
    remember(entry) {
      recents.add(profileId(), entry);
      gathered = null;
    },
    keep: recents.keep,
  };
}
