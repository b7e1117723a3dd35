import { useEffect, useState, type FormEvent } from 'react';
import { t, type PlainKey } from '#shared/i18n/text';
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

const columns: readonly PlainKey[] = [
  'recordings.column.when',
  'recordings.column.who',
  'recordings.column.session',
  'recordings.column.length',
  'recordings.column.recording',
];

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
    <form
      role="search"
      aria-label={t('recordings.list.title')}
      className={styles.filters}
      onSubmit={look}
    >
      <TextField
        label={t('recordings.list.words')}
        type="search"
        maxLength={256}
        value={words}
        placeholder={t('recordings.list.wordsHint')}
        onChange={(event) => setWords(event.target.value)}
      />
      <TextField
        label={t('recordings.column.who')}
        maxLength={256}
        value={user}
        onChange={(event) => setUser(event.target.value)}
      />
      <TextField
        label={t('recordings.list.machine')}
        maxLength={256}
        value={node}
        onChange={(event) => setNode(event.target.value)}
      />
      <Button type="submit" variant="primary" icon="search">
        {t('recordings.list.look')}
      </Button>
    </form>
  );
}

function Line({ recording }: { readonly recording: Recording }) {
  const { navigation } = useStores();
  const { id, user, started, reason, state } = recording;
  const { title, tone } = recordingStates[state];
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
        <Badge tone={tone}>{t(title)}</Badge>
      </td>
      <td className={styles.actions}>
        <Button
          size="s"
          icon="play"
          aria-label={t('recordings.list.playOne', {
            user: user.name,
            session: sessionName(recording),
            started: instantText(started),
          })}
          onClick={() => navigation.go({ name: 'sessions', show: 'recordings', recording: id })}
        >
          {t('recordings.list.play')}
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
        <EmptyState
          icon="play"
          title={t(isNarrowed ? 'recordings.list.nothing' : 'recordings.list.emptyTitle')}
        >
          {t(isNarrowed ? 'recordings.list.nothingFits' : 'recordings.list.empty')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table label={t('recordings.list.title')} columns={columns} actions busy={loading}>
          {rows.map((recording) => (
            <Line key={recording.id} recording={recording} />
          ))}
        </Table>
      )}
      {next !== null && (
        <Button variant="quiet" busy={loading} onClick={() => void recordings.more()}>
          {t('recordings.list.more')}
        </Button>
      )}
    </>
  );
}
