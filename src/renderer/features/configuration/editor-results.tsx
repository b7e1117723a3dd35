import { t } from '#shared/i18n/text';
import type { ConfigDraft } from '../../stores/config-drafts';
import { Spinner } from '../../ui/spinner';
import { Section } from '../../ui/screen';
import { classes } from '../../ui/classes';
import { Changes } from './changes';
import styles from './editor-results.module.css';
import { Effects } from './effects';
import { Findings } from './findings';

/** What the cluster says of a text. While it is asked again, its last word stays, dimmed. */
export function EditorResults(props: {
  readonly draft: ConfigDraft;
  readonly isChanged: boolean;
  readonly onGo: (line: number) => void;
}) {
  const { draft, isChanged, onGo } = props;
  const { check, checked, checkError } = draft;
  if (!check)
    return (
      <div className={styles.results}>
        {!checkError && (
          <p className={styles.waiting}>
            <Spinner /> {t('words.askingCluster')}
          </p>
        )}
      </div>
    );
  const { problems, notes, changes } = check;
  const isWritten = changes.some(({ action }) => action !== 'unchanged');
  return (
    // It scrolls and may hold nothing to focus, so the keyboard has to be able to get there.
    <div
      className={classes(styles.results, !checked && styles.old)}
      role="group"
      aria-label={t('configuration.results.label')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <Findings
        title={t('configuration.findings.problems')}
        tone="problem"
        findings={problems}
        onGo={onGo}
      />
      {problems.length === 0 && isWritten && (
        <Section title={t('configuration.effects.title')}>
          <Effects check={check} />
        </Section>
      )}
      {isWritten && (
        <Section title={t('configuration.changes.title')}>
          <Changes changes={changes} />
        </Section>
      )}
      <Findings
        title={t('configuration.findings.notes')}
        tone="note"
        findings={notes}
        onGo={onGo}
      />
      {!isWritten && problems.length === 0 && (
        <p className={styles.nothing}>
          {t(isChanged ? 'configuration.results.same' : 'configuration.results.start')}
        </p>
      )}
    </div>
  );
}
