import { t } from '#shared/i18n/text';
import type { TraceStep } from '#shared/model/decision';
import { classes } from './classes';
import { Icon, type IconName } from './icon';
import styles from './trace.module.css';
import { sentence } from './words';

const effectIcons: Readonly<Record<TraceStep['effect'], IconName>> = {
  allow: 'check',
  deny: 'close',
  miss: 'right',
  note: 'info',
};

/** Whether a step says what would change the answer, rather than how it came about. */
function isAdvice({ rule }: TraceStep): boolean {
  return rule.startsWith('next.');
}

/** The steps of a decision, in order. */
export function Trace(props: { readonly label: string; readonly steps: readonly TraceStep[] }) {
  return (
    <ol className={styles.trace} aria-label={props.label}>
      {props.steps.map((step, index) => (
        // A trace is an answer that never changes, so its order identifies its steps.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} className={classes(styles.step, styles[step.effect])}>
          <Icon name={effectIcons[step.effect]} size={14} />
          <span>
            {sentence(step.text)}{' '}
            {step.role !== null && !step.text.includes(step.role) && (
              <code className={styles.role}>{step.role}</code>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** How something was decided, and below that the smallest change that would change it. */
export function DecisionTrace({ steps }: { readonly steps: readonly TraceStep[] }) {
  const advice = steps.filter(isAdvice);
  const decided = steps.filter((step) => !isAdvice(step));
  return (
    <>
      {decided.length > 0 && <Trace label={t('ui.trace.decided')} steps={decided} />}
      {advice.length > 0 && (
        <div className={styles.advice}>
          <p className={styles.adviceTitle}>{t('ui.trace.advice')}</p>
          <Trace label={t('ui.trace.advice')} steps={advice} />
        </div>
      )}
    </>
  );
}
