import type { ReactNode } from 'react';
import { t, type PlainKey } from '#shared/i18n/text';
import { HiddenText } from './hidden-text';
import styles from './table.module.css';

/** Rows under named columns. */
export function Table(props: {
  readonly label: string;
  readonly columns: readonly PlainKey[];
  /** A last column whose name the eye does not need: what can be done with a row. */
  readonly actions?: boolean;
  readonly busy?: boolean;
  readonly children: ReactNode;
}) {
  const { label, columns, actions = false, busy, children } = props;
  return (
    <table className={styles.table} aria-label={label} aria-busy={busy}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
          {actions && (
            <th scope="col">
              <HiddenText>{t('ui.table.actions')}</HiddenText>
            </th>
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
