import { t } from '#shared/i18n/text';
import styles from './completion-list.module.css';
import type { Completion } from './completions';

export const completionId = (listId: string, index: number) => `${listId}-${index}`;

/** What the condition could go on with; the field itself keeps the keyboard. */
export function CompletionList(props: {
  readonly id: string;
  readonly options: readonly Completion[];
  readonly active: number;
  readonly onPick: (option: Completion) => void;
}) {
  const { id, options, active, onPick } = props;
  return (
    <div id={id} className={styles.list} role="listbox" aria-label={t('search.completions')}>
      {options.map((option, index) => (
        // The field has the keyboard: arrow keys choose there, and Enter or Tab takes what is chosen.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={option.text}
          id={completionId(id, index)}
          className={styles.option}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(option)}
        >
          <span className={styles.text}>{option.text}</span>
          <span className={styles.hint}>
            {typeof option.hint === 'string' ? option.hint : t(option.hint.key)}
          </span>
        </div>
      ))}
    </div>
  );
}
