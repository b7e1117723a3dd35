import { t } from '#shared/i18n/text';
import type { ConfigCheck } from '../../stores/config-drafts';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import styles from './effects.module.css';
import { effectLooks } from './words';

/** What changes for whom; what is lost comes first. */
export function Effects({ check }: { readonly check: ConfigCheck }) {
  const { effects, moreEffects } = check;
  if (effects.length === 0) return <p className={styles.none}>{t('configuration.effects.none')}</p>;
  return (
    <ul className={styles.effects} aria-label={t('configuration.effects.title')}>
      {effects.map(({ user, type, text }) => {
        const { icon, tone } = effectLooks[type];
        return (
          <li key={`${user} ${type} ${text}`} className={classes(styles.effect, styles[tone])}>
            <Icon name={icon} size={14} />
            <span>{text}</span>
          </li>
        );
      })}
      {moreEffects > 0 && (
        <li className={styles.more}>{t('configuration.effects.more', { count: moreEffects })}</li>
      )}
    </ul>
  );
}
