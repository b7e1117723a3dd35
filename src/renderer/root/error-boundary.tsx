import { Component, type ReactNode } from 'react';
import { t } from '#shared/i18n/text';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import styles from './app.module.css';

/** Stands in for a window that failed to draw. What main holds, terminals included, is not touched by that. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className={styles.failure}>
        <EmptyState
          icon="warning"
          title={t('shell.broken.title')}
          actions={
            <Button variant="primary" onClick={() => location.reload()}>
              {t('shell.broken.reload')}
            </Button>
          }
        >
          {t('shell.broken.text')}
        </EmptyState>
      </main>
    );
  }
}
