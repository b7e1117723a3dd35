import { useEffect, useState } from 'react';
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

function Line({ session, onEnd }: { readonly session: LiveSession; readonly onEnd: () => void }) {
  const { navigation } = useStores();
  const { id, user, what, source, started, can } = session;
  const name = `${user.name}, ${sessionName(session)}`;
  return (
    <tr>
      <td>{user.name}</td>
      <td>
        <strong className={styles.name}>{sessionName(session)}</strong>
        <p className={styles.muted}>{what}</p>
      </td>
      <td className={styles.when}>{instantText(started)}</td>
      <td className={styles.muted}>{source}</td>
      <td className={styles.actions}>
        {can.watch && (
          <Button
            size="s"
            icon="eye"
            aria-label={`Watch ${name}`}
            onClick={() => navigation.go({ name: 'sessions', show: 'live', recording: id })}
          >
            Watch
          </Button>
        )}
        {can.end && (
          <Button size="s" icon="close" aria-label={`End ${name}`} onClick={onEnd}>
            End…
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
        <EmptyState icon="terminal" title="No sessions run now">
          Connect to a machine, here or with ssh: what runs through the gateway shows up here.
        </EmptyState>
      )}
      {live && live.length > 0 && (
        <Table label="Live sessions" columns={['Who', 'Session', 'Since', 'From where']} actions>
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
