import type { ComponentProps } from 'react';
import styles from './bare-input.module.css';
import { classes } from './classes';

/** The frame around a field and what stands beside it; it shows that one of them has the keyboard. */
export function InputBar({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={classes(styles.bar, className)} {...rest} />;
}

/** A field without a frame: what it stands in has one. */
export function BareInput({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      spellCheck={false}
      autoComplete="off"
      className={classes(styles.input, className)}
      {...rest}
    />
  );
}
