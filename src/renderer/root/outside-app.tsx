import { t } from '#shared/i18n/text';
import { EmptyState } from '../ui/empty-state';

/** The page was opened in a browser, where there is nothing to talk to. */
export function OutsideApp() {
  return (
    <main>
      <EmptyState icon="desktop" title={t('shell.outside.title')}>
        {t('shell.outside.text')}
      </EmptyState>
    </main>
  );
}
