import { useMemo, useState, type FormEvent } from 'react';
import { t } from '#shared/i18n/text';
import { findInCast } from '../../stores/cast-search';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import styles from './player.module.css';
import type { PlayedRecording } from './use-player';
import { clockText } from './words';

/** Finds words in what was shown; each Enter goes to the next place. */
export function FindInRecording({ played }: { readonly played: PlayedRecording }) {
  const { reader, player, pieces } = played;
  const [words, setWords] = useState('');
  const [at, setAt] = useState(-1);
  const hits = useMemo(
    () => (pieces > 0 ? findInCast(reader.events, words) : []),
    [reader, pieces, words],
  );
  const find = (event: FormEvent) => {
    event.preventDefault();
    const next = hits.length === 0 ? -1 : (at + 1) % hits.length;
    setAt(next);
    const hit = hits[next];
    if (hit === undefined) return;
    player.pause();
    player.seekEvent(hit);
  };
  const hit = hits[at];
  return (
    <form
      role="search"
      aria-label={t('recordings.find.label')}
      className={styles.find}
      onSubmit={find}
    >
      <TextField
        label={t('recordings.find.words')}
        type="search"
        maxLength={256}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(-1);
        }}
      />
      <Button
        type="submit"
        icon="search"
        blocked={hits.length === 0 ? t('recordings.find.nothing') : ''}
      >
        {t('recordings.find.next')}
      </Button>
      <span role="status" className={styles.found}>
        {words.trim() !== '' &&
          (hit === undefined
            ? t('recordings.find.places', { count: hits.length })
            : t('recordings.find.at', {
                place: at + 1,
                count: hits.length,
                time: clockText(player.timeOf(hit)),
              }))}
      </span>
    </form>
  );
}
