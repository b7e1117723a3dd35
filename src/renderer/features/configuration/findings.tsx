import type { ConfigFinding } from '#shared/api/procedures/configuration';
import { t } from '#shared/i18n/text';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { Section } from '../../ui/screen';
import { sentence } from '../../ui/words';
import styles from './findings.module.css';

/** One thing to say about the text, as one would say it: the field, and what about it. */
function findingText({ field, message }: ConfigFinding): string {
  return sentence(field === '' ? message : `${field} ${message}`);
}

/** What is wrong with a text, or worth a second look; each leads to its line. Nothing where there is nothing. */
export function Findings(props: {
  readonly title: string;
  readonly tone: 'problem' | 'note';
  readonly findings: readonly ConfigFinding[];
  readonly onGo: (line: number) => void;
}) {
  const { title, tone, findings, onGo } = props;
  if (findings.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={classes(styles.list, styles[tone])} aria-label={title}>
        {findings.map((finding, index) => (
          // The same may be said twice of a line; the order is the cluster's.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <button type="button" className={styles.finding} onClick={() => onGo(finding.line)}>
              <Icon name={tone === 'problem' ? 'warning' : 'info'} size={14} />
              <span className={styles.line}>
                {t('configuration.findings.line', { line: finding.line })}
              </span>
              <span className={styles.text}>{findingText(finding)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
