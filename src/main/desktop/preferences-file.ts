import type ElectronStore from 'electron-store';

type Stored = Record<string, unknown>;
type Change = (file: ElectronStore<Stored>) => void;

/** What writes the preferences; each change in one step, so that a full disk or a crash leaves the file as it was. */
export interface PreferencesFile {
  /** @throws Error of the file system, once electron-store is loaded */
  change(change: Change): void;
  /** Waits until everything is written that was changed. */
  settled(): Promise<void>;
}

/**
 * Writes by electron-store, which is loaded with the first change: it brings checks of its own that a start would
 * wait for, and a start only reads.
 *
 * @param onFailed told when a change could not be written that nobody waits for any more
 */
export function openPreferencesFile(
  options: { readonly name: string; readonly folder: string },
  onFailed: (error: unknown) => void,
): PreferencesFile {
  let opened: ElectronStore<Stored> | null = null;
  let waiting: Promise<void> = Promise.resolve();
  const open = async (): Promise<ElectronStore<Stored>> => {
    const { default: Store } = await import('electron-store');
    opened ??= new Store<Stored>({
      name: options.name,
      cwd: options.folder,
      configFileMode: 0o600,
    });
    return opened;
  };
  return {
    change(change) {
      if (opened) return change(opened);
      waiting = waiting.then(async () => change(await open())).catch(onFailed);
    },
    settled: () => waiting,
  };
}
