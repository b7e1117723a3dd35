import { useId, type ComponentProps, type ReactNode } from 'react';
import { t } from '#shared/i18n/text';
import { classes } from './classes';
import styles from './field.module.css';

interface FieldFrame {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with the entry, as a sentence. */
  readonly error?: string | null;
  /** Said beside the label: what has to be filled in, or may be left out. */
  readonly mark?: 'required' | 'optional' | undefined;
}

function useField(frame: FieldFrame) {
  const id = useId();
  const hasNote = Boolean(frame.error) || frame.hint !== undefined;
  return {
    id,
    control: {
      id,
      'aria-invalid': frame.error ? true : undefined,
      'aria-required': frame.mark === 'required' ? true : undefined,
      'aria-describedby': hasNote ? `${id}-note` : undefined,
    },
  };
}

function Frame(props: FieldFrame & { readonly id: string; readonly children: ReactNode }) {
  const { id, label, hint, error, mark, children } = props;
  return (
    <div className={styles.field}>
      <div className={styles.label}>
        <label htmlFor={id}>{label}</label>
        {mark && <span className={styles.mark}>{t(`ui.field.${mark}`)}</span>}
      </div>
      {children}
      {(error || hint !== undefined) && (
        <p id={`${id}-note`} className={error ? styles.error : styles.hint}>
          {error || hint}
        </p>
      )}
    </div>
  );
}

export function TextField(props: FieldFrame & ComponentProps<'input'>) {
  const { label, hint, error, mark, className, ...rest } = props;
  const frame = { label, hint, error: error ?? null, mark };
  const { id, control } = useField(frame);
  return (
    <Frame id={id} {...frame}>
      <input
        type="text"
        spellCheck={false}
        autoComplete="off"
        className={classes(styles.control, className)}
        {...control}
        {...rest}
      />
    </Frame>
  );
}

export function TextArea(props: FieldFrame & ComponentProps<'textarea'>) {
  const { label, hint, error, mark, className, ...rest } = props;
  const frame = { label, hint, error: error ?? null, mark };
  const { id, control } = useField(frame);
  return (
    <Frame id={id} {...frame}>
      <textarea
        className={classes(styles.control, styles.area, className)}
        {...control}
        {...rest}
      />
    </Frame>
  );
}

export function SelectField(props: FieldFrame & ComponentProps<'select'>) {
  const { label, hint, error, mark, className, ...rest } = props;
  const frame = { label, hint, error: error ?? null, mark };
  const { id, control } = useField(frame);
  return (
    <Frame id={id} {...frame}>
      <select
        className={classes(styles.control, styles.select, className)}
        {...control}
        {...rest}
      />
    </Frame>
  );
}
