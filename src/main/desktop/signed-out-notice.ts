import { t } from '#shared/i18n/text';
import type { AppState, ProfileState, SessionState } from '#shared/ipc/app-state';
import { firstLine } from './request-words';
import type { Notice } from './notice';

/**
 * "Signed out", when something else than its user ended a profile's sign-in: a lock, its end, a process that stopped.
 *
 * @param was the profile as it was
 * @param sessions those that were there then
 */
export function signedOutNotice(
  was: ProfileState,
  { profiles }: AppState,
  sessions: readonly SessionState[],
): Notice | null {
  const profile = profiles.find(({ id }) => id === was.id);
  if (was.state === 'signed-out' || profile?.state !== 'signed-out') return null;
  // Who signs out gets no reason.
  if (profile.stateReason === '') return null;
  const hadSessions = sessions.some(
    ({ profileId, state }) => profileId === was.id && state !== 'ended',
  );
  const title = t('desktopNotices.signedOut.title', {
    user: was.userName,
    cluster: was.cluster.name,
  });
  const body = [
    firstLine(profile.stateReason),
    ...(hadSessions ? [t('desktopNotices.signedOut.sessionsEnded')] : []),
  ].join('\n');
  return {
    key: `${was.id}:signed-out:${was.status?.validUntil}:${was.status?.generation}`,
    ...{ title, body, short: title },
    profileId: was.id,
    request: null,
    list: 'mine',
    urgent: hadSessions || (was.status?.activeRequests.length ?? 0) > 0,
    actions: [],
    mark: '',
  };
}
