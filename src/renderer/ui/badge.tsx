import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { classes } from './classes';
import type { Tone } from './words';

interface BadgeProps {
  readonly tone?: Tone;
  readonly children: ReactNode;
  readonly testId?: string;
}

/** A short state in words; the colour only repeats what the word says. */
export function Badge({ tone = 'neutral', children, testId }: BadgeProps) {
  return (
    <span className={classes(styles.badge, styles[tone])} data-testid={testId}>
      <span className={styles.dot} aria-hidden="true" />
      {children}
    </span>
  );
}

/** A number beside a name, such as how many requests wait. Zero is not shown. */
export function Count({ value, label }: { readonly value: number; readonly label: string }) {
  if (value === 0) return null;
  return (
    <span className={styles.count} role="img" aria-label={label} title={label}>
      {value > 99 ? '99+' : value}
    </span>
  );
}
