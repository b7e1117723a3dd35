import type { ComponentProps, MouseEvent } from 'react';
import styles from './button.module.css';
import { classes } from './classes';
import { Icon, type IconName } from './icon';
import { Spinner } from './spinner';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 's' | 'm' | 'l';
  readonly icon?: IconName;
  /** Something is under way: the button keeps its place and size, and cannot be pressed again. */
  readonly busy?: boolean;
  /** Why it cannot be used now. It stays focusable, so that the reason can be reached. */
  readonly blocked?: string;
}

export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'm', icon, busy = false, blocked = '', ...rest } = props;
  const { className, children, onClick, title, ...others } = rest;
  const isBlocked = busy || blocked !== '';
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (isBlocked) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      className={classes(styles.button, styles[variant], styles[`size-${size}`], className)}
      aria-disabled={isBlocked || undefined}
      aria-busy={busy || undefined}
      title={blocked || title}
      onClick={press}
      {...others}
    >
      {busy ? <Spinner /> : icon && <Icon name={icon} size={size === 's' ? 14 : 16} />}
      {children}
    </button>
  );
}

/** A button that is an icon alone; its label is its name and its tooltip. */
export function IconButton(
  props: Omit<ButtonProps, 'children' | 'icon'> & {
    readonly icon: IconName;
    readonly label: string;
  },
) {
  const { label, variant = 'quiet', className, ...rest } = props;
  return (
    <Button
      variant={variant}
      className={classes(styles.iconOnly, className)}
      aria-label={label}
      title={label}
      {...rest}
    />
  );
}
