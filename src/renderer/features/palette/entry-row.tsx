import { memo } from 'react';
import type { Doing } from '../../stores/palette/doings';
import type { Entry } from '../../stores/palette/targets';
import type { Needle } from '../../stores/resource-index/match';
import { Badge } from '../../ui/badge';
import { classes } from '../../ui/classes';
import { HiddenText } from '../../ui/hidden-text';
import { Icon } from '../../ui/icon';
import { KindIcon } from '../../ui/kind-icon';
import type { Words } from '../../ui/words';
import { MarkedName } from './marked-name';
import styles from './palette.module.css';
import { doingWords, iconOf, whatOf } from './words';

function Picture({ target }: Pick<Entry, 'target'>) {
  if (target.type === 'resource') return <KindIcon kind={target.row.resource.kind} />;
  return <Icon name={iconOf(target)} />;
}

export interface EntryRowProps {
  readonly id: string;
  readonly entry: Entry;
  readonly needles: readonly Needle[];
  readonly state: Words | null;
  readonly enter: Doing;
  /** The keys of an action. */
  readonly keys: string;
  readonly active: boolean;
  readonly top: number;
  readonly position: number;
  readonly count: number;
  readonly onPoint: (position: number) => void;
  readonly onChoose: (entry: Entry) => void;
}

/** Something to choose: its name first, then what else is known of it, then what Enter does. */
export const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { id, entry, needles, state, enter, keys, active, top, position, count } = props;
  const { name, detail, target } = entry;
  const does = doingWords(enter);
  return (
    // The input has the keyboard: its arrow keys and Enter do what the mouse does here.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={active}
      aria-setsize={count}
      aria-posinset={position + 1}
      data-kind={target.type === 'resource' ? target.row.resource.kind : target.type}
      className={classes(styles.row, active && styles.active)}
      style={{ top }}
      onMouseMove={() => active || props.onPoint(position)}
      onClick={() => props.onChoose(entry)}
    >
      <span className={styles.icon}>
        <Picture target={target} />
      </span>
      <span className={styles.text}>
        <MarkedName name={name} needles={needles} />
        <HiddenText>{whatOf(target)}</HiddenText>
        {detail !== '' && <span className={styles.detail}>{detail}</span>}
      </span>
      {keys !== '' && <kbd className={styles.keys}>{keys}</kbd>}
      {state && <Badge tone={state.tone}>{state.text}</Badge>}
      <span className={styles.does}>{does}</span>
    </div>
  );
});
