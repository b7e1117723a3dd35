import { Fragment } from 'react';
import type { Needle } from '../../stores/resource-index/match';
import { marksIn } from '../../stores/resource-index/match-marks';
import styles from './palette.module.css';

/** A name, with the letters set off that were typed. */
export function MarkedName({
  name,
  needles,
}: {
  readonly name: string;
  readonly needles: readonly Needle[];
}) {
  const marks = marksIn(name, needles);
  return (
    <span className={styles.name} data-name>
      {marks.map(([from, to], index) => (
        <Fragment key={from}>
          {name.slice(marks[index - 1]?.[1] ?? 0, from)}
          <mark className={styles.mark}>{name.slice(from, to)}</mark>
        </Fragment>
      ))}
      {name.slice(marks.at(-1)?.[1] ?? 0)}
    </span>
  );
}
