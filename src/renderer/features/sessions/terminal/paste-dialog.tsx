import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { countOf } from '../../../ui/words';
import { visibleText, withoutHidden } from './paste';
import styles from './dialogs.module.css';
import type { PendingPaste } from './use-terminal-screen';

function riskWords({ risk: { lines, hidden } }: PendingPaste): string {
  const runs = lines > 0 ? 'The shell runs each line as soon as it is pasted.' : '';
  const seen =
    hidden > 0
      ? `It holds ${countOf(hidden, 'character')} that you would not see, or that control the terminal.`
      : '';
  return [runs, seen].filter((words) => words !== '').join(' ');
}

/** Asks before something is pasted that could do more than stand there. */
export function PasteDialog({ pending }: { readonly pending: PendingPaste }) {
  const { text, risk, answer } = pending;
  const { shown, left } = visibleText(text);
  const title =
    risk.lines > 0 ? `Paste ${countOf(risk.lines, 'line')}?` : 'Paste hidden characters?';
  return (
    <Dialog
      open
      onClose={() => answer(null)}
      title={title}
      description={riskWords(pending)}
      footer={
        <>
          <Button onClick={() => answer(null)}>Cancel</Button>
          {risk.hidden > 0 && (
            <Button onClick={() => answer(withoutHidden(text))}>Paste without them</Button>
          )}
          <Button variant="primary" onClick={() => answer(text)}>
            Paste
          </Button>
        </>
      }
    >
      <textarea
        readOnly
        className={styles.preview}
        aria-label="What would be pasted"
        rows={Math.min(8, shown.split('\n').length + 1)}
        value={shown}
      />
      {left > 0 && <p className={styles.note}>and {countOf(left, 'more line', 'more lines')}</p>}
      <p className={styles.note}>Settings → Terminals turns this question off.</p>
    </Dialog>
  );
}
