import { t } from '#shared/i18n/text';
import { isUnderWay } from '#shared/model/file';
import { useFilesView } from './use-files';
import { TransferRow } from './transfer-row';
import styles from './transfers.module.css';

/** What is copied and was copied, the newest first. */
export function Transfers() {
  const transfers = useFilesView((view) => view.transfers);
  const busy = transfers.filter(isUnderWay).length;
  return (
    <section className={styles.transfers} aria-labelledby="transfers-title">
      <h2 id="transfers-title" className={styles.title}>
        {t('files.transfers.title')}
        {busy > 0 && (
          <span className={styles.busy}>{t('files.transfers.underWay', { count: busy })}</span>
        )}
      </h2>
      <ul className={styles.list}>
        {transfers.toReversed().map((transfer) => (
          <TransferRow key={transfer.id} transfer={transfer} />
        ))}
      </ul>
    </section>
  );
}
