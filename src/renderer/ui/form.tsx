import { useState, type FormEvent, type ReactNode } from 'react';
import type { ApiError } from '#shared/api/errors';
import { Callout } from './callout';
import styles from './form.module.css';

/**
 * Runs a form's action once at a time and keeps its error.
 *
 * @param action answers `null` when it went well
 */
export function useSubmit(action: () => Promise<ApiError | null>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(null);
    const failure = await action();
    setBusy(false);
    setError(failure);
  };
  return { busy, error, submit };
}

/** The error of one field, for the field; what belongs to no field is shown by {@link Form}. */
export function fieldError(error: ApiError | null, field: string): string | null {
  return error?.field === field ? error.message : null;
}

export function Form(props: {
  readonly label: string;
  /** Names of the fields that show their own errors. */
  readonly fields?: readonly string[];
  readonly error: ApiError | null;
  readonly onSubmit: (event: FormEvent) => void;
  readonly children: ReactNode;
}) {
  const { label, fields = [], error, onSubmit, children } = props;
  const isShownByField = error?.field != null && fields.includes(error.field);
  return (
    <form className={styles.form} aria-label={label} noValidate onSubmit={onSubmit}>
      {children}
      {error && !isShownByField && (
        <Callout tone="bad" details={error.details}>
          {error.message}
        </Callout>
      )}
    </form>
  );
}

export function FormActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
