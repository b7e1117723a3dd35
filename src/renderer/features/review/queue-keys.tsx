import { actionTitle } from '#shared/i18n/action-words';
import { t } from '#shared/i18n/text';
import type { ActionId } from '#shared/model/actions';
import { useKeysOf } from '../../stores/use-action';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import styles from './queue-keys.module.css';

const shown: readonly ActionId[] = [
  'requests.next',
  'requests.previous',
  'requests.approve',
  'requests.deny',
  'requests.reason',
  'requests.keys',
];

function Line({ id }: { readonly id: ActionId }) {
  const keys = useKeysOf(id);
  return (
    <div className={styles.line}>
      <dt>{actionTitle(id)}</dt>
      <dd>
        {keys.length === 0 && t('reviewQueue.keys.none')}
        {keys.map((each) => (
          <kbd key={each} className={styles.key}>
            {each}
          </kbd>
        ))}
      </dd>
    </div>
  );
}

/** The keys by which requests are gone through and decided. */
export function QueueKeys({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('reviewQueue.screen.keys')}
      description={t('reviewQueue.keys.description')}
      footer={<Button onClick={onClose}>{t('words.close')}</Button>}
    >
      <dl className={styles.lines}>
        {shown.map((id) => (
          <Line key={id} id={id} />
        ))}
        <div className={styles.line}>
          <dt>{t('reviewQueue.keys.enter')}</dt>
          <dd>
            <kbd className={styles.key}>Enter</kbd>
          </dd>
        </div>
      </dl>
    </Dialog>
  );
}
