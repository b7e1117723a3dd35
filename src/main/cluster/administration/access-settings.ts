import { settingsWrite, versionedSettings, type VersionedSettings } from '../access/settings';
import type { Ledger } from '../audit/ledger';
import { requireSeenVersion } from '../identity/seen-version';
import type { Author } from '../identity/sessions';
import type { ClusterState } from '../store/cluster-state';
import type { Write } from '../store/repository';

/**
 * Replaces how the cluster gives access. It counts from this moment on, for what is assumed already too: where several
 * requests cannot be assumed any more, the last one that was stays.
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
    requireSeenVersion(before, version);
    const after = { settings, version: version + 1 };
    return {
      writes: [
        settingsWrite(after.settings, after.version),
        ...(settings.severalGrants ? [] : onlyLast(state)),
      ],
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

function onlyLast(state: ClusterState): Write[] {
  return [...state.sessions.values()]
    .filter(({ assumed }) => assumed.length > 1)
    .map((session) => ({
      type: 'session',
      session: {
        ...session,
        assumed: session.assumed.slice(-1),
        generation: session.generation + 1,
      },
    }));
}
