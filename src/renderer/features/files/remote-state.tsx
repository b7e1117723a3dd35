import { t } from '#shared/i18n/text';
import type { FileConnection } from '#shared/ipc/files';
import { Button } from '../../ui/button';
import { Spinner } from '../../ui/spinner';
import { sentence } from '../../ui/words';
import styles from './file-pane.module.css';
import { useFiles, useTell } from './use-files';

/** In the place of a server's files while there is no connection: why, and what to do. */
export function RemoteState({ connection }: { readonly connection: FileConnection }) {
  const files = useFiles();
  const tell = useTell();
  const { id, name, login, state, reason } = connection;
  const retry = () => tell(files.reconnect(id));
  if (state === 'connecting')
    return (
      <p className={styles.state} role="status">
        <Spinner /> {t('files.connection.making', { name, login })}
      </p>
    );
  if (state === 'reconnecting')
    return (
      <div className={styles.state} role="status">
        <p>
          <Spinner /> {t('files.connection.lost', { reason: sentence(reason) })}
        </p>
        <Button size="s" onClick={retry}>
          {t('files.connection.retry')}
        </Button>
      </div>
    );
  return (
    <div className={styles.state} role="alert">
      <p data-testid="files-reason">{sentence(reason) || t('files.connection.ended')}</p>
      <div className={styles.startActions}>
        <Button icon="refresh" onClick={retry}>
          {t('files.connection.remake')}
        </Button>
        <Button variant="quiet" onClick={() => tell(files.disconnect(id))}>
          {t('words.close')}
        </Button>
      </div>
    </div>
  );
}
