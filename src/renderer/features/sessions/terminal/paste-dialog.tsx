import { t } from '#shared/i18n/text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { visibleText, withoutHidden } from './paste';
import styles from './dialogs.module.css';
import type { PendingPaste } from './use-terminal-screen';

function riskWords({ risk: { lines, hidden } }: PendingPaste): string {
  if (hidden === 0) return t('terminal.paste.runs');
  return t(lines > 0 ? 'terminal.paste.runsHidden' : 'terminal.paste.hidden', { count: hidden });
}

/** Asks before something is pasted that could do more than stand there. */
export function PasteDialog({ pending }: { readonly pending: PendingPaste }) {
  const { text, risk, answer } = pending;
  const { shown, left } = visibleText(text);
  const title =
    risk.lines > 0
      ? t('terminal.paste.linesTitle', { count: risk.lines })
      : t('terminal.paste.hiddenTitle');
  return (
    <Dialog
      open
      onClose={() => answer(null)}
      title={title}
      description={riskWords(pending)}
      footer={
        <>
          <Button onClick={() => answer(null)}>{t('words.cancel')}</Button>
          {risk.hidden > 0 && (
            <Button onClick={() => answer(withoutHidden(text))}>
              {t('terminal.paste.withoutHidden')}
            </Button>
          )}
          <Button variant="primary" onClick={() => answer(text)}>
            {t('terminal.paste.confirm')}
          </Button>
        </>
      }
    >
      <textarea
        readOnly
        className={styles.preview}
        aria-label={t('terminal.paste.preview')}
        rows={Math.min(8, shown.split('\n').length + 1)}
        value={shown}
      />
      {left > 0 && <p className={styles.note}>{t('terminal.paste.left', { count: left })}</p>}
      <p className={styles.note}>{t('terminal.paste.turnOff')}</p>
    </Dialog>
  );
}
