import type { ApiOutput } from '#shared/api/contract';
import { t } from '#shared/i18n/text';
import { LabelChip } from '../../ui/chip';
import { relativeTime } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './administration.module.css';

export type Node = ApiOutput<'nodes.list'>['nodes'][number];

/** When a server reported last, in words. */
export function reportWords({ reports, lastSeen }: Node, now: number): string {
  if (!reports) return t('servers.report.byHand');
  return lastSeen === null
    ? t('servers.report.none')
    : t('servers.report.at', { when: relativeTime(lastSeen, now) });
}

/** What a server said of itself. */
export function NodeFacts({ node }: { readonly node: Node }) {
  const now = useNow(30_000);
  const { facts, builtIn, resource } = node;
  const said = facts ? [facts.os, facts.kernel, facts.arch, facts.sshd] : [];
  const words = [...said, facts?.addresses.join(', ') ?? ''].filter((each) => each !== '');
  return (
    <div className={styles.facts}>
      {!builtIn && <span className={styles.muted}>{reportWords(node, now)}</span>}
      {words.length > 0 && <span className={styles.muted}>{words.join(' · ')}</span>}
      {Object.keys(resource.labels).length > 0 && (
        <span className={styles.labels}>
          {Object.entries(resource.labels).map(([name, value]) => (
            <LabelChip key={name} name={name} value={value} />
          ))}
        </span>
      )}
    </div>
  );
}
