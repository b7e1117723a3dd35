import { t } from '#shared/i18n/text';
import { IconButton } from './button';
import { classes } from './classes';
import { keepFocus } from './focus';
import { Icon } from './icon';
import styles from './toast-list.module.css';

interface ToastItem {
  readonly id: number;
  readonly tone: 'info' | 'error';
  readonly text: string;
  readonly details: readonly string[];
}

/** Short messages in a corner, read out as they come. */
export function ToastList(props: {
  readonly toasts: readonly ToastItem[];
  readonly onDismiss: (id: number) => void;
}) {
  return (
    <div className={styles.list} role="region" aria-label={t('ui.toasts.label')} aria-live="polite">
      {props.toasts.map((toast) => (
        <div
          key={toast.id}
          className={classes(styles.toast, toast.tone === 'error' && styles.error)}
          role={toast.tone === 'error' ? 'alert' : undefined}
        >
          <Icon name={toast.tone === 'error' ? 'warning' : 'check'} />
          <div className={styles.body}>
            <p>{toast.text}</p>
            {toast.details.map((detail) => (
              <p key={detail} className={styles.detail}>
                {detail}
              </p>
            ))}
          </div>
          <IconButton
            icon="close"
            label={t('words.dismiss')}
            size="s"
            onClick={() => {
              props.onDismiss(toast.id);
              keepFocus();
            }}
          />
        </div>
      ))}
    </div>
  );
}
