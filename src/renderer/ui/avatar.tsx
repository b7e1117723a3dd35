import styles from './avatar.module.css';

/** A person's first letter on a colour of their own, the same wherever they are shown. */
export function Avatar({ name, size = 26 }: { readonly name: string; readonly size?: number }) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  const hue = `oklch(from var(--avatar) l c ${sum})`;
  return (
    <span
      className={styles.avatar}
      style={{ width: size, height: size, fontSize: size * 0.46, background: hue }}
      aria-hidden="true"
    >
      {name.slice(0, 1).toUpperCase()}
    </span>
  );
}
