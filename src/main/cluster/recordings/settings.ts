import { z } from 'zod';
import {
  defaultRecordingSettings,
  recordingSettingsSchema,
  type RecordingSettings,
} from '#shared/model/recording';
import type { Ledger } from '../audit/ledger';
import { requireSeenVersion } from '../identity/seen-version';
import type { Author } from '../identity/sessions';
import type { ClusterState } from '../store/cluster-state';

/** Where they are stored. */
const settingsKey = 'recordings';
const storedSchema = z.strictObject({
  settings: recordingSettingsSchema,
  version: z.int().min(1),
});

/** The settings with the version by which a change says what it was made from; 0 while nobody has changed anything. */
export interface VersionedRecordingSettings {
  readonly settings: RecordingSettings;
  readonly version: number;
}

/** How this cluster records sessions, as it is now. */
export function recordingSettings(state: ClusterState): VersionedRecordingSettings {
  const stored = state.settings.get(settingsKey);
  return stored === undefined
    ? { settings: defaultRecordingSettings, version: 0 }
    : storedSchema.parse(stored);
}

/**
 * Replaces how the cluster records sessions, for those that begin from now on.
 *
 * @throws ExpectedError `conflict` when the settings changed since the author saw them
 */
export function putRecordingSettings(
  ledger: Ledger,
  by: Author,
  { settings, version }: VersionedRecordingSettings,
): Promise<VersionedRecordingSettings> {
  return ledger.write((state, now) => {
    by.check(state, now);
    const before = recordingSettings(state);
    requireSeenVersion(before, version);
    const value = { settings, version: version + 1 };
    const data = { key: settingsKey, before: before.settings, after: settings };
    return {
      writes: [{ type: 'setting', key: settingsKey, value }],
      audit: [{ type: 'setting.put', actor: by.id, data }],
      result: value,
    };
  });
}
