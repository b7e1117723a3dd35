import { ExpectedError } from '#shared/api/errors';
import { settingsWrite, versionedSettings, type VersionedSettings } from '../access/settings';
import type { Ledger } from '../audit/ledger';
import type { Author } from '../identity/sessions';

/**
 * Replaces how the cluster gives access. It counts from this moment on, for what is assumed already too.
 *
 * @throws ExpectedError `conflict` when the settings changed since the author saw them
 */
export function putAccessSettings(
  ledger: Ledger,
  by: Author,
  { settings, version }: VersionedSettings,
): Promise<VersionedSettings> {
  return ledger.write((state, now) => {
    by.check(state, now);
    const before = versionedSettings(state);
    if (before.version !== version)
      throw new ExpectedError(
        'conflict',
        'The settings were changed in the meantime. Look at them again, then change what you want.',
        { details: [`Version ${before.version} counts now.`] },
      );
    const after = { settings, version: version + 1 };
    return {
      writes: [settingsWrite(after.settings, after.version)],
      audit: [
        {
          type: 'setting.put',
          actor: by.id,
          data: { key: 'access', before: before.settings, after: settings },
        },
      ],
      // What people hold and may do follows from them, as it does from roles.
      changes: [{ type: 'roles', request: null, change: null, by: by.id }],
      result: after,
    };
  });
}
