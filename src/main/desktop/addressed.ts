import type { AppState } from '#shared/ipc/app-state';
import type { Notice } from './notice';

/** What there is to tell, each with whom it is for where several clusters are known. */
export function addressed(
  { profiles }: AppState,
  notices: readonly (Notice | null)[],
): readonly Notice[] {
  const several = new Set(profiles.map(({ cluster }) => cluster.id)).size > 1;
  return notices.flatMap((notice) => {
    if (notice === null) return [];
    const profile = profiles.find(({ id }) => several && id === notice.profileId);
    if (!profile) return [notice];
    const body = `${notice.body}\nFor ${profile.userName} on ${profile.cluster.name}.`;
    return [{ ...notice, body }];
  });
}
