import type { CSSProperties } from 'react';
import styles from './avatar.module.css';

/** A person's first letter on a colour of their own, the same wherever they are shown. */
export function Avatar({ name, size = 26 }: { readonly name: string; readonly size?: number }) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  const look = { '--hue': sum, width: size, height: size, fontSize: size * 0.46 } as CSSProperties;
  return (
    <span className={styles.avatar} style={look} aria-hidden="true">
      {name.slice(0, 1).toUpperCase()}
    </span>
  );
}
