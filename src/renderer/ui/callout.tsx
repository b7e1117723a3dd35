import type { ReactNode } from 'react';
import styles from './callout.module.css';
import { classes } from './classes';
import { Icon, type IconName } from './icon';

interface CalloutProps {
  readonly tone?: 'info' | 'warn' | 'bad';
  readonly title?: string;
  readonly details?: readonly string[];
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

const icons: Readonly<Record<'info' | 'warn' | 'bad', IconName>> = {
  info: 'info',
  warn: 'warning',
  bad: 'warning',
};

/** Something to know about what is on the screen. Errors are read out at once. */
export function Callout(props: CalloutProps) {
  const { tone = 'info', title, actions, children } = props;
  // An error's first fault is its message already.
  const details = (props.details ?? []).filter((detail) => detail !== children);
  return (
    <div className={classes(styles.callout, styles[tone])} role={tone === 'bad' ? 'alert' : 'note'}>
      <Icon name={icons[tone]} />
      <div className={styles.body}>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div className={styles.text}>{children}</div>}
        {details.length > 0 && (
          <ul className={styles.details}>
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
