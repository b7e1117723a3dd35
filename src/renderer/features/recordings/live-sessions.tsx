import { useEffect, useState } from 'react';
import { t, type PlainKey } from '#shared/i18n/text';
import type { LiveSession } from '#shared/model/recording';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { instantText } from '../../ui/time';
import { EndSession } from './end-session';
import styles from './recordings.module.css';
import { Table } from '../../ui/table';
import { sessionName } from './words';

const columns: readonly PlainKey[] = [
  'recordings.column.who',
  'recordings.column.session',
  'recordings.column.since',
  'recordings.column.from',
];

function Line({ session, onEnd }: { readonly session: LiveSession; readonly onEnd: () => void }) {
  const { navigation } = useStores();
  const { id, user, what, source, started, can } = session;
  const own = { user: user.name, session: sessionName(session) };
  return (
    <tr>
      <td>{user.name}</td>
      <td>
        <strong className={styles.name}>{own.session}</strong>
        <p className={styles.muted}>{what}</p>
      </td>
      <td className={styles.when}>{instantText(started)}</td>
      <td className={styles.muted}>{source}</td>
      <td className={styles.actions}>
        {can.watch && (
          <Button
            size="s"
            icon="eye"
            aria-label={t('recordings.live.watchOne', own)}
            onClick={() => navigation.go({ name: 'sessions', show: 'live', recording: id })}
          >
            {t('recordings.live.watch')}
          </Button>
        )}
        {can.end && (
          <Button
            size="s"
            icon="close"
            aria-label={t('recordings.live.endOne', own)}
            onClick={onEnd}
          >
            {t('recordings.live.end')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** The sessions that run now, with ways to watch and to end them. */
export function LiveSessions({ profileId }: { readonly profileId: string }) {
  const { recordings } = useStores();
  const { live, liveError } = useFrom(
    () => recordings.store,
    (state) => state,
  );
  const [ending, setEnding] = useState<LiveSession | null>(null);
  useEffect(() => recordings.followLive(profileId), [recordings, profileId]);
  return (
    <>
      {liveError && <Callout tone="bad">{liveError.message}</Callout>}
      {live?.length === 0 && !liveError && (
        <EmptyState icon="terminal" title={t('recordings.live.emptyTitle')}>
          {t('recordings.live.empty')}
        </EmptyState>
      )}
      {live && live.length > 0 && (
        <Table label={t('recordings.live.title')} columns={columns} actions>
          {live.map((session) => (
            <Line key={session.id} session={session} onEnd={() => setEnding(session)} />
          ))}
        </Table>
      )}
      {ending && (
        <EndSession profileId={profileId} session={ending} onClose={() => setEnding(null)} />
      )}
    </>
  );
}
