import { useMemo } from 'react';
import type { ConfigChange } from '#shared/api/procedures/configuration';
import { t } from '#shared/i18n/text';
import { Badge } from '../../ui/badge';
import { HiddenText } from '../../ui/hidden-text';
import styles from './changes.module.css';
import { lineDiff, withoutTheSame, type DiffLine } from './line-diff';
import { actionWords, documentName } from './words';

const signs: Readonly<Record<DiffLine['type'], string>> = { same: ' ', added: '+', removed: '−' };

function Line({ type, text }: DiffLine) {
  return (
    <div className={styles[type]}>
      <span className={styles.sign} aria-hidden="true">
        {signs[type]}
      </span>
      <span>
        {type !== 'same' && <HiddenText>{`${t(`configuration.changes.${type}`)} `}</HiddenText>}
        {text}
      </span>
    </div>
  );
}

/** One document against what is stored: lines that were added and removed, with some around them. */
function Change({ change }: { readonly change: ConfigChange }) {
  const { kind, name, action, before, after } = change;
  const parts = useMemo(() => withoutTheSame(lineDiff(before, after)), [before, after]);
  const { text, tone } = actionWords(action);
  const title = documentName({ kind, name });
  return (
    <div className={styles.change}>
      <div className={styles.head}>
        <span className={styles.title}>{title}</span>
        <Badge tone={tone}>{text}</Badge>
      </div>
      {action !== 'unchanged' && (
        // A long line scrolls inside, so the keyboard has to be able to get there.
        <div
          className={styles.diff}
          role="region"
          aria-label={t('configuration.changes.of', { document: title })}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <div className={styles.lines}>
            {parts.map((part, at) => {
              // The parts of a comparison have no names; they are drawn anew with each.
              if (part.type === 'lines')
                // oxlint-disable-next-line react/no-array-index-key
                return part.lines.map((line, index) => <Line key={`${at} ${index}`} {...line} />);
              return (
                // oxlint-disable-next-line react/no-array-index-key
                <div key={at} className={styles.skipped}>
                  {t('configuration.changes.same', { count: part.count })}
                </div>
              );
            })}
          </div>
        </div>
      )}
    </div>
  );
}

/** Everything that would be written, each document against what is stored. */
export function Changes({ changes }: { readonly changes: readonly ConfigChange[] }) {
  return (
    <div className={styles.changes}>
      {changes.map((change) => (
        <Change key={`${change.kind}/${change.name}`} change={change} />
      ))}
    </div>
  );
}
