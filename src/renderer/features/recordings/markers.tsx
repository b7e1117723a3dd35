import { useMemo } from 'react';
import { t } from '#shared/i18n/text';
import styles from './player.module.css';
import type { PlayedRecording } from './use-player';
import { clockText } from './words';

/** The moments of a recording that have a name. */
export function Markers({ played }: { readonly played: PlayedRecording }) {
  const { reader, player, pieces } = played;
  const markers = useMemo(
    () =>
      pieces === 0
        ? []
        : reader.events.flatMap(({ code, data }, index) =>
            code === 'm' ? [{ index, label: data }] : [],
          ),
    [reader, pieces],
  );
  if (markers.length === 0) return null;
  return (
    <ul className={styles.markers} aria-label={t('recordings.markers')}>
      {markers.map(({ index, label }) => (
        <li key={index}>
          <button type="button" className={styles.marker} onClick={() => player.seekEvent(index)}>
            <span className={styles.time}>{clockText(player.timeOf(index))}</span> {label}
          </button>
        </li>
      ))}
    </ul>
  );
}
