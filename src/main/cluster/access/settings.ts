import { z } from 'zod';
import {
  accessSettingsSchema,
  defaultAccessSettings,
  type AccessSettings,
} from '#shared/model/access-settings';
import type { ClusterState } from '../store/cluster-state';
import type { Write } from '../store/repository';

/** Where they are stored. */
export const settingsKey = 'access';

const storedSchema = z.strictObject({ settings: accessSettingsSchema, version: z.int().min(1) });

/** The settings with the version by which a change says what it was made from. */
export interface VersionedSettings {
  readonly settings: AccessSettings;
  /** 0 while nobody has changed anything. */
  readonly version: number;
}

/** What is stored is never changed in place, so that it is read once. */
const read = new WeakMap<object, VersionedSettings>();
const untouched: VersionedSettings = { settings: defaultAccessSettings, version: 0 };

export function versionedSettings(state: ClusterState): VersionedSettings {
  const stored = state.settings.get(settingsKey);
  if (stored === undefined) return untouched;
  const known = typeof stored === 'object' && stored !== null ? read.get(stored) : undefined;
  if (known) return known;
  const parsed = storedSchema.parse(stored);
  if (typeof stored === 'object' && stored !== null) read.set(stored, parsed);
  return parsed;
}

/** How this cluster gives access, as it is now. */
export function accessSettings(state: ClusterState): AccessSettings {
  return versionedSettings(state).settings;
}

export function settingsWrite(settings: AccessSettings, version: number): Write {
  return { type: 'setting', key: settingsKey, value: { settings, version } };
}
