import { useState } from 'react';
import { t } from '#shared/i18n/text';
import type { Transfer, TransferOrder } from '#shared/ipc/files';
import { plainText } from '#shared/lib/plain-text';
import { isUnderWay } from '#shared/model/file';
import { Button, IconButton } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import styles from './transfers.module.css';
import { useFiles, useTell } from './use-files';
import { itemsText, percentOf, progressText, transferTone } from './words';

/** One copy: how far it is, and holding it, ending it, doing it once more. */
export function TransferRow({ transfer }: { readonly transfer: Transfer }) {
  const [isOpen, setOpen] = useState(false);
  const { direction, names, local, remote, state, forDrag, leftOut, leftOutCount } = transfer;
  const what = plainText(itemsText(names));
  const percent = percentOf(transfer);
  const isDragged = forDrag && state === 'done';
  const folder = direction === 'up' ? remote : local;
  const toDrag = forDrag ? t('files.transfer.forDrag') : null;
  return (
    <li className={styles.row} data-testid="transfer" data-state={state}>
      <span className={styles.icon}>
        <Icon name={direction === 'up' ? 'upload' : 'download'} size={14} />
      </span>
      <div className={styles.main}>
        <p className={styles.what}>
          <span className={styles.name}>{what}</span>
          <span className={styles.to} title={toDrag ?? folder}>
            {toDrag ?? t('files.transfer.to', { folder })}
          </span>
        </p>
        {isUnderWay(transfer) && (
          <progress
            className={styles.bar}
            aria-label={t('files.transfer.copying', { what })}
            {...(percent !== null && { value: percent, max: 100 })}
          />
        )}
        <p className={classes(styles.text, styles[transferTone(transfer)])} role="status">
          {progressText(transfer)}
        </p>
        {isOpen && (
          <ul className={styles.left}>
            {leftOut.map(({ name, reason }) => (
              <li key={name}>
                <b>{plainText(name)}</b> {reason}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={styles.actions}>
        {leftOutCount > 0 && (
          <Button size="s" variant="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'files.transfer.less' : 'files.transfer.leftOut')}
          </Button>
        )}
        {isDragged && <Grip transfer={transfer.id} what={what} />}
        <Orders transfer={transfer} what={what} />
      </div>
    </li>
  );
}

/** Files that were brought here leave the window by this. */
function Grip({ transfer, what }: { readonly transfer: string; readonly what: string }) {
  const files = useFiles();
  const tell = useTell();
  return (
    <span
      className={styles.grip}
      draggable
      title={t('files.transfer.dragHint', { what })}
      onDragStart={(event) => {
        event.preventDefault();
        tell(files.drag(transfer));
      }}
    >
      <Icon name="copy" size={13} /> {t('files.transfer.drag')}
    </span>
  );
}

function Orders({ transfer, what }: { readonly transfer: Transfer; readonly what: string }) {
  const files = useFiles();
  const tell = useTell();
  const { id, state, leftOutCount } = transfer;
  const order = (what: TransferOrder) => () => tell(files.steer(id, what));
  const mayPause = ['queued', 'counting', 'running', 'reconnecting'].includes(state);
  const mayRetry = state === 'failed' || (state === 'done' && leftOutCount > 0);
  return (
    <>
      {mayPause && (
        <IconButton
          icon="pause"
          size="s"
          label={t('files.transfer.pause', { what })}
          onClick={order('pause')}
        />
      )}
      {state === 'paused' && (
        <IconButton
          icon="play"
          size="s"
          label={t('files.transfer.resume', { what })}
          onClick={order('resume')}
        />
      )}
      {mayRetry && (
        <IconButton
          icon="again"
          size="s"
          label={t('files.transfer.retry', { what })}
          onClick={order('retry')}
        />
      )}
      {isUnderWay(transfer) ? (
        <IconButton
          icon="close"
          size="s"
          label={t('files.transfer.cancel', { what })}
          onClick={order('cancel')}
        />
      ) : (
        <IconButton
          icon="close"
          size="s"
          label={t('files.transfer.forget', { what })}
          onClick={order('forget')}
        />
      )}
    </>
  );
}
