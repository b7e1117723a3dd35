import { useMemo, useState, type FormEvent } from 'react';
import { findInCast } from '../../stores/cast-search';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { countOf } from '../../ui/words';
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
    <form role="search" aria-label="In this recording" className={styles.find} onSubmit={find}>
      <TextField
        label="Find what was shown"
        type="search"
        maxLength={256}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(-1);
        }}
      />
      <Button type="submit" icon="search" blocked={hits.length === 0 ? 'Nothing was found' : ''}>
        Next
      </Button>
      <span role="status" className={styles.found}>
        {words.trim() !== '' &&
          (hit === undefined
            ? countOf(hits.length, 'place')
            : `${at + 1} of ${hits.length}, at ${clockText(player.timeOf(hit))}`)}
      </span>
    </form>
  );
}
