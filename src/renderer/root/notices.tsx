import type { ReactNode } from 'react';
import { t } from '#shared/i18n/text';
import { useApp, useStores } from '../stores/use-stores';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import styles from './notices.module.css';

/** Notices of the whole app, above whatever is shown. `children` come first; without either there is nothing. */
export function Notices({ children }: { readonly children?: ReactNode }) {
  const { actions } = useStores();
  const notices = useApp((state) => state.notices);
  if (notices.length === 0 && !children) return null;
  return (
    <section className={styles.notices} aria-label={t('shell.notices.label')}>
      {children}
      {notices.map(({ id, text }) => (
        <Callout
          key={id}
          tone="warn"
          actions={
            <Button size="s" onClick={() => void actions.run('app.dismissNotice', { id })}>
              {t('words.dismiss')}
            </Button>
          }
        >
          {text}
        </Callout>
      ))}
    </section>
  );
}
