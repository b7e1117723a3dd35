import { t } from '#shared/i18n/text';
import { Button } from './button';
import styles from './copy-field.module.css';

/** Text meant for elsewhere, with a button that copies all of it. */
export function CopyField(props: {
  readonly label: string;
  readonly text: string;
  readonly onCopy: () => void;
}) {
  const { label, text, onCopy } = props;
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <span className={styles.label}>{label}</span>
        <Button
          size="s"
          icon="copy"
          aria-label={t('ui.copyField.copy', { label })}
          onClick={onCopy}
        >
          {t('words.copy')}
        </Button>
      </div>
      {/* A long command scrolls inside, so the keyboard has to be able to get there. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.text} role="region" aria-label={label} tabIndex={0} data-selectable>
        {text}
      </pre>
    </div>
  );
}
