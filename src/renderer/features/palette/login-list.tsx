import { useEffect } from 'react';
import { t } from '#shared/i18n/text';
import { loginsOf, type LoginStep } from '../../stores/palette/palette-store';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { optionIdOf } from './palette-list';
import styles from './palette.module.css';
import { usePalette } from './use-palette';

/** The second step: as whom to connect. */
export function LoginList(props: {
  readonly id: string;
  readonly login: LoginStep;
  readonly at: number;
}) {
  const { id, login, at } = props;
  const palette = usePalette();
  const logins = loginsOf(login);
  const activeId = optionIdOf(id, at);
  useEffect(
    () => document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' }),
    [activeId],
  );
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('palette.login.list', { name: login.name })}
      className={styles.scroller}
    >
      {logins.map((each, position) => (
        // The input has the keyboard: its arrow keys and Enter do what the mouse does here.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={each}
          id={optionIdOf(id, position)}
          role="option"
          aria-selected={position === at}
          className={classes(styles.row, styles.flowing, position === at && styles.active)}
          onMouseMove={() => position === at || palette.choose(position)}
          onClick={() => palette.actions.connectAs(each)}
        >
          <span className={styles.icon}>
            <Icon name="terminal" />
          </span>
          <span className={styles.text}>
            <span className={classes(styles.name, styles.mono)}>{each}</span>
          </span>
          <span className={styles.does}>{t('words.connect')}</span>
        </div>
      ))}
    </div>
  );
}
