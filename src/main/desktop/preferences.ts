import { copyFileSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { t } from '#shared/i18n/text';
import { openPreferencesFile } from './preferences-file';
import {
  preferencesTable,
  readPreferences,
  type PreferenceName,
  type Preferences,
} from './preferences-table';

export interface PreferencesStore {
  get<Name extends PreferenceName>(name: Name): Preferences[Name];
  set<Name extends PreferenceName>(name: Name, value: Preferences[Name]): void;
  /** What is stored under names that are no preference of this version. */
  readonly leftOver: Readonly<Record<string, unknown>>;
  dropLeftOver(name: string): void;
  /** Waits until everything is on the disk that was set. */
  settled(): Promise<void>;
  /** What went wrong while reading, in the words of the language that is spoken now; `null` when nothing did. */
  readonly problem: string | null;
}

const fileName = 'preferences';
const storedSchema = z.record(z.string(), z.unknown());

/**
 * Opens the preferences in the user-data folder. A file that cannot be read is kept aside under another name
 * before anything is written, and so is one of which a part does not fit.
 *
 * @param onFailed told of what could not be written
 */
export function openPreferences(
  folder: string,
  now: () => number,
  onFailed: (error: unknown) => void,
): PreferencesStore {
  const file = join(folder, `${fileName}.json`);
  const aside = join(folder, `${fileName}.unreadable-${now()}.json`);
  const stored = readStored(file);
  if (stored === null) renameSync(file, aside);
  const { preferences, refused } = readPreferences(stored ?? {});
  if (refused.length > 0) copyFileSync(file, aside);

  const { change, settled } = openPreferencesFile({ name: fileName, folder }, onFailed);
  return {
    get: (name) => preferences[name],
    set(name, value) {
      preferences[name] = value;
      change((store) => store.set(name, value));
    },
    leftOver: Object.fromEntries(
      Object.entries(stored ?? {}).filter(([name]) => !Object.hasOwn(preferencesTable, name)),
    ),
    dropLeftOver: (name) => change((store) => store.delete(name)),
    settled,
    get problem() {
      return describeProblem(stored === null, refused, aside);
    },
  };
}

/** What is stored, empty when nothing is yet, `null` when it cannot be understood. */
function readStored(file: string): Record<string, unknown> | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? {} : null;
  }
  try {
    return storedSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function describeProblem(
  unreadable: boolean,
  refused: readonly string[],
  aside: string,
): string | null {
  if (unreadable) return t('desktop.preferences.unreadable', { path: aside });
  if (refused.length === 0) return null;
  return t('desktop.preferences.partUnreadable', { names: refused.join(', '), path: aside });
}
