import type { ReactNode } from 'react';
import styles from './hidden-text.module.css';

/** Words for screen readers alone, where the eye has them from the place they stand in. */
export function HiddenText({ children }: { readonly children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}
