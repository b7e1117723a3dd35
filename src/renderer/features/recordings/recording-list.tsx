import { useEffect, useState, type FormEvent } from 'react';
import type { Recording } from '#shared/model/recording';
import { useFrom, useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { TextField } from '../../ui/field';
import { instantText } from '../../ui/time';
import styles from './recordings.module.css';
import { Table } from '../../ui/table';
import { lengthWords, recordingStates, sessionName } from './words';

function Filters() {
  const { recordings } = useStores();
  const [words, setWords] = useState('');
  const [user, setUser] = useState('');
  const [node, setNode] = useState('');
  const look = (event: FormEvent) => {
    event.preventDefault();
    const filled = { words: words.trim(), user: user.trim(), node: node.trim() };
    const filter = Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== ''));
    void recordings.filter(filter);
  };
  return (
    <form role="search" aria-label="Recordings" className={styles.filters} onSubmit={look}>
      <TextField
        label="Words"
        type="search"
        maxLength={256}
        value={words}
        placeholder="A name, a login, an address, an end"
        onChange={(event) => setWords(event.target.value)}
      />
      <TextField
        label="Who"
        maxLength={256}
        value={user}
        onChange={(event) => setUser(event.target.value)}
      />
      <TextField
        label="Machine"
        maxLength={256}
        value={node}
        onChange={(event) => setNode(event.target.value)}
      />
      <Button type="submit" variant="primary" icon="search">
        Look
      </Button>
    </form>
  );
}

function Line({ recording }: { readonly recording: Recording }) {
  const { navigation } = useStores();
  const { id, user, started, reason, state } = recording;
  const { text, tone } = recordingStates[state];
  return (
    <tr>
      <td className={styles.when}>{instantText(started)}</td>
      <td>{user.name}</td>
      <td>
        <strong className={styles.name}>{sessionName(recording)}</strong>
        {reason !== '' && <p className={styles.muted}>{reason}</p>}
      </td>
      <td className={styles.when}>{lengthWords(recording)}</td>
      <td>
        <Badge tone={tone}>{text}</Badge>
      </td>
      <td className={styles.actions}>
        <Button
          size="s"
          icon="play"
          aria-label={`Play ${user.name}, ${sessionName(recording)}, ${instantText(started)}`}
          onClick={() => navigation.go({ name: 'sessions', show: 'recordings', recording: id })}
        >
          Play
        </Button>
      </td>
    </tr>
  );
}

/** What was recorded, newest first; finding in it. */
export function RecordingList({ profileId }: { readonly profileId: string }) {
  const { recordings } = useStores();
  const { rows, next, loading, error, filter } = useFrom(
    () => recordings.store,
    (state) => state,
  );
  useEffect(() => void recordings.open(profileId), [recordings, profileId]);
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <>
      <Filters />
      {error && <Callout tone="bad">{error.message}</Callout>}
      {rows.length === 0 && !loading && !error && (
        <EmptyState icon="play" title={isNarrowed ? 'Nothing was found' : 'No recordings yet'}>
          {isNarrowed
            ? 'No recording fits. Look for less, or clear the fields.'
            : 'Each session with a terminal is recorded as it runs, and can be played here.'}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table
          label="Recordings"
          columns={['When', 'Who', 'Session', 'How long', 'Recording']}
          actions
          busy={loading}
        >
          {rows.map((recording) => (
            <Line key={recording.id} recording={recording} />
          ))}
        </Table>
      )}
      {next !== null && (
        <Button variant="quiet" busy={loading} onClick={() => void recordings.more()}>
          Show older recordings
        </Button>
      )}
    </>
  );
}
