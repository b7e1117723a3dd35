import { t } from '#shared/i18n/text';
import { Icon } from './icon';
import styles from './production-mark.module.css';

/** Says that something is production; the colour around it only repeats that. */
export function ProductionMark({ short = false }: { readonly short?: boolean }) {
  return (
    <span className={styles.mark} title={t('ui.production.title')}>
      <Icon name="flag" size={12} />
      {short ? (
        <abbr title={t('ui.production.word')}>{t('ui.production.short')}</abbr>
      ) : (
        t('ui.production.long')
      )}
    </span>
  );
}
