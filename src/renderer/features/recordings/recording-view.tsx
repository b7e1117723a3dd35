import { useEffect, useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { RecordingDetail } from '../../stores/recordings-store';
import type { SessionsShow } from '../../stores/navigation-store';
import { useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { Screen } from '../../ui/screen';
import { instantText } from '../../ui/time';
import { EndSession } from './end-session';
import { Player } from './player';
import styles from './recordings.module.css';
import { proofs, recordingStates, sessionName } from './words';

function useRecording(profileId: string, id: string) {
  const { recordings } = useStores();
  const [detail, setDetail] = useState<RecordingDetail | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  useEffect(() => {
    let wanted = true;
    const show = async () => {
      const answer = await recordings.get(profileId, id);
      if (!wanted) return;
      if (answer.ok) setDetail(answer.value);
      else setError(answer.error);
    };
    void show();
    return () => {
      wanted = false;
    };
  }, [recordings, profileId, id]);
  return { detail, error };
}

function Facts({ detail }: { readonly detail: RecordingDetail }) {
  const { recording, proof } = detail;
  const { user, source, started, reason, state, hasInput } = recording;
  const { title, tone } = proofs[proof];
  return (
    <div className={styles.facts}>
      <span>
        {t('recordings.view.facts', { user: user.name, source, started: instantText(started) })}
      </span>
      {state !== 'live' && <Badge tone={tone}>{t(title)}</Badge>}
      {state === 'broken' && <Badge tone="warn">{t(recordingStates.broken.title)}</Badge>}
      {hasInput && <span>{t('recordings.view.hasInput')}</span>}
      {reason !== '' && <span className={styles.muted}>{reason}</span>}
    </div>
  );
}

/** One recording with its player; a live one is shown as it goes on, and can be ended. */
export function RecordingView(props: {
  readonly profileId: string;
  readonly id: string;
  readonly show: SessionsShow;
}) {
  const { profileId, id, show } = props;
  const { navigation } = useStores();
  const { detail, error } = useRecording(profileId, id);
  const [ending, setEnding] = useState(false);
  const back = () => navigation.go({ name: 'sessions', show, recording: null });
  const isLive = detail?.recording.state === 'live';
  return (
    <Screen
      fill
      title={detail ? sessionName(detail.recording) : t('recordings.view.title')}
      actions={
        <>
          {isLive && (
            <Button icon="close" onClick={() => setEnding(true)}>
              {t('recordings.view.end')}
            </Button>
          )}
          <Button icon="left" onClick={back}>
            {t('words.back')}
          </Button>
        </>
      }
    >
      {error && (
        <EmptyState icon="warning" title={t('recordings.view.failed')}>
          {error.message}
        </EmptyState>
      )}
      {detail && (
        <div className={styles.view}>
          <Facts detail={detail} />
          {detail.proof === 'missing' ? (
            <Callout tone="bad">{t('recordings.view.fileMissing')}</Callout>
          ) : (
            <Player profileId={profileId} detail={detail} />
          )}
        </div>
      )}
      {ending && detail && (
        <EndSession
          profileId={profileId}
          session={detail.recording}
          onClose={() => setEnding(false)}
        />
      )}
    </Screen>
  );
}
