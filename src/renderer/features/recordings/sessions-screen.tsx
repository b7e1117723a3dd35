import { t, type PlainKey } from '#shared/i18n/text';
import type { SessionsShow } from '../../stores/navigation-store';
import { useActiveProfile, useStores } from '../../stores/use-stores';
import { Screen } from '../../ui/screen';
import { Segmented } from '../../ui/segmented';
import { LiveSessions } from './live-sessions';
import { RecordingList } from './recording-list';
import { RecordingView } from './recording-view';

const shows: Readonly<Record<SessionsShow, PlainKey>> = {
  live: 'recordings.show.live',
  recordings: 'recordings.show.recordings',
};

/** The sessions that run now, those that were recorded, and one recording played. */
export function SessionsScreen(props: {
  readonly show: SessionsShow;
  readonly recording: string | null;
}) {
  const { show, recording } = props;
  const { navigation } = useStores();
  const profile = useActiveProfile();
  const profileId = profile?.id ?? '';
  if (recording !== null)
    return <RecordingView key={recording} profileId={profileId} id={recording} show={show} />;
  const mayPlay = profile?.status?.can.recordings === true;
  return (
    <Screen title={t('recordings.screen.title')} description={t('recordings.screen.description')}>
      {mayPlay && (
        <div>
          <Segmented
            label={t('recordings.screen.show')}
            value={show}
            options={(['live', 'recordings'] as const).map((value) => ({
              value,
              text: t(shows[value]),
            }))}
            onChange={(next) => navigation.go({ name: 'sessions', show: next, recording: null })}
          />
        </div>
      )}
      {show === 'recordings' && mayPlay ? (
        <RecordingList key={profileId} profileId={profileId} />
      ) : (
        <LiveSessions key={profileId} profileId={profileId} />
      )}
    </Screen>
  );
}
