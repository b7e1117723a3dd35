import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import {
  readSettings,
  type SettingName,
  type SettingProblem,
  type Settings,
} from '#shared/ipc/settings';
import { changedText } from './settings-text';
import { replaceFile } from './replace-file';

/** What the settings file says at one moment. */
export interface SettingsReading {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
  /** Why the file could not be read, so that the initial settings count; `null` when it could. */
  readonly unreadable: string | null;
}

export interface SettingsFileStore {
  readonly path: string;
  current(): SettingsReading;
  get<Name extends SettingName>(name: Name): Settings[Name];
  /** @throws ExpectedError where the file cannot be read or written; it is left as it is */
  set<Name extends SettingName>(name: Name, value: Settings[Name]): void;
  /** @throws ExpectedError as `set` does */
  reset(name: SettingName): void;
  /** Writes an empty file where there is none. */
  ensure(): void;
  /** Moves a file that cannot be read aside, and answers where to. */
  startAnew(): string;
  /** Reads the file again; listeners hear of it when it says something else than before. */
  reread(): void;
  onChange(listener: (reading: SettingsReading) => void): void;
}

const storedSchema = z.record(z.string(), z.unknown());

/**
 * The settings file in the user-data folder: JSON that people may edit. What does not fit has no effect and stays in
 * it; nothing is ever written but the one setting that somebody changes.
 */
export function openSettingsFile(folder: string, now: () => number): SettingsFileStore {
  const path = join(folder, 'settings.json');
  const listeners: ((reading: SettingsReading) => void)[] = [];
  let text = readText(path);
  let reading = understand(text);

  function take(next: string | null | Error): void {
    if (sameText(next, text)) return;
    text = next;
    reading = understand(next);
    for (const listener of listeners) listener(reading);
  }

  function change(edit: (before: string) => string): void {
    // Somebody may have saved it in an editor a moment ago.
    take(readText(path));
    if (reading.unreadable !== null)
      throw new ExpectedError(
        'wrong_state',
        t('desktop.settings.notChanged', { why: reading.unreadable }),
      );
    const after = edit(typeof text === 'string' ? text : '');
    write(path, after);
    take(after);
  }

  return {
    path,
    // Understood anew: the language may be another one than when the file was read.
    current: () => understand(text),
    get: (name) => reading.settings[name],
    set: (name, value) => change((before) => changedText(before, name, value)),
    reset: (name) => change((before) => changedText(before, name, undefined)),
    ensure() {
      take(readText(path));
      if (text === null) change(() => '{}\n');
    },
    startAnew() {
      const aside = join(folder, `settings.unreadable-${now()}.json`);
      try {
        renameSync(path, aside);
      } catch (error) {
        throw cannotWrite(error);
      }
      take(readText(path));
      return aside;
    },
    reread: () => take(readText(path)),
    onChange: (listener) => void listeners.push(listener),
  };
}

/** The file's text, `null` when there is none, or why it cannot be read. */
function readText(path: string): string | null | Error {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return 'code' in error && error.code === 'ENOENT' ? null : error;
  }
}

function sameText(one: string | null | Error, other: string | null | Error): boolean {
  return one instanceof Error && other instanceof Error
    ? one.message === other.message
    : one === other;
}

function understand(text: string | null | Error): SettingsReading {
  if (text instanceof Error)
    return {
      ...readSettings({}),
      unreadable: t('desktop.settings.notOpened', { why: text.message }),
    };
  // An empty file says nothing: that is what an editor leaves that is about to write.
  if (text === null || text.trim() === '') return { ...readSettings({}), unreadable: null };
  try {
    const parsed = storedSchema.safeParse(JSON.parse(text));
    if (parsed.success) return { ...readSettings(parsed.data), unreadable: null };
    return { ...readSettings({}), unreadable: t('desktop.settings.notObject') };
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    const unreadable = t('desktop.settings.notJson', { why: why.replace(/\.$/, '') });
    return { ...readSettings({}), unreadable };
  }
}

function write(path: string, text: string): void {
  try {
    replaceFile(path, text);
  } catch (error) {
    throw cannotWrite(error);
  }
}

function cannotWrite(error: unknown): ExpectedError {
  const why = error instanceof Error ? error.message : String(error);
  return new ExpectedError('internal', t('desktop.settings.notWritten', { why }));
}
