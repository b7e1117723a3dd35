import { sameSpeech, usualSpeech, type Speech } from '#shared/i18n/language';
import type { AppState } from '#shared/ipc/app-state';
import { initialSettings } from '#shared/ipc/settings';

/** What the state is put together from; version and platform never change. */
export type StateParts = Omit<AppState, 'version' | 'platform'>;
export type Notice = AppState['notices'][number];

export interface StateStore {
  get(): AppState;
  update(change: Partial<StateParts>): void;
  /** Adds a notice, or replaces the one with its id. */
  notify(notice: Notice): void;
  dismiss(id: string): void;
  /** Called with the whole state, at most once a tick, after changes. */
  onChange(listener: (state: AppState) => void): void;
}

/** Holds what the window shows. Changes within one tick reach the listeners together. */
export function createStateStore(options: {
  readonly version: string;
  readonly platform: string;
  readonly schedule: (work: () => void) => void;
}): StateStore {
  const { version, platform, schedule } = options;
  const listeners: ((state: AppState) => void)[] = [];
  let scheduled = false;
  let state: AppState = {
    version,
    platform,
    speech: usualSpeech,
    settings: initialSettings,
    settingsFile: { path: '', problems: [], unreadable: null },
    tour: { step: 0, open: false },
    doNotDisturb: { until: null, quiet: null },
    hosted: null,
    profiles: [],
    activeProfile: null,
    arriving: [],
    sessions: [],
    notices: [],
  };

  function flush(): void {
    scheduled = false;
    for (const listener of listeners) listener(state);
  }

  function update(change: Partial<StateParts>): void {
    state = { ...state, ...change };
    if (scheduled) return;
    scheduled = true;
    schedule(flush);
  }

  const others = (id: string) => state.notices.filter((notice) => notice.id !== id);
  return {
    get: () => state,
    update,
    notify: (notice) => update({ notices: [...others(notice.id), notice] }),
    dismiss: (id) => update({ notices: others(id) }),
    onChange: (listener) => void listeners.push(listener),
  };
}

/** Tells of each change of what is spoken. */
export function followSpeech(
  state: Pick<StateStore, 'get' | 'onChange'>,
  tell: (speech: Speech) => void,
): void {
  let told = state.get().speech;
  state.onChange(({ speech }) => {
    if (sameSpeech(speech, told)) return;
    told = speech;
    tell(speech);
  });
}
