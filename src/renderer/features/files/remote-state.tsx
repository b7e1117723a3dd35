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
        <Spinner /> Connecting to {name} as {login}
      </p>
    );
  if (state === 'reconnecting')
    return (
      <div className={styles.state} role="status">
        <p>
          <Spinner /> {sentence(reason)} It is being made again, and copies go on by themselves.
        </p>
        <Button size="s" onClick={retry}>
          Try now
        </Button>
      </div>
    );
  return (
    <div className={styles.state} role="alert">
      <p data-testid="files-reason">{sentence(reason) || 'The connection ended.'}</p>
      <div className={styles.startActions}>
        <Button icon="refresh" onClick={retry}>
          Connect again
        </Button>
        <Button variant="quiet" onClick={() => tell(files.disconnect(id))}>
          Close
        </Button>
      </div>
    </div>
  );
}
