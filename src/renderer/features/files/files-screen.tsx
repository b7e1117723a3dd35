import { Suspense, use } from 'react';
import { t } from '#shared/i18n/text';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Screen } from '../../ui/screen';
import { ConflictDialog } from './conflict-dialog';
import { FileDialogs } from './file-dialogs';
import { FilePane } from './file-pane';
import styles from './files-screen.module.css';
import { LocalStart } from './local-start';
import { RemoteState } from './remote-state';
import { ServerBar } from './server-bar';
import { Transfers } from './transfers';
import { FilesContext, useFiles, useFilesView, usePane } from './use-files';

/** Two panes, this computer and a server, and what is copied between them. */
export function FilesScreen() {
  return (
    <Suspense fallback={null}>
      <Loaded />
    </Suspense>
  );
}

function Loaded() {
  const files = use(useStores().files.open());
  return (
    <FilesContext value={files}>
      <Files />
    </FilesContext>
  );
}

function Files() {
  const { navigation } = useStores();
  const hasConnection = useFilesView(({ connections }) => connections.length > 0);
  const hasTransfers = useFilesView(({ transfers }) => transfers.length > 0);
  return (
    <Screen title={t('files.title')} actions={hasConnection && <ServerBar />} fill>
      {hasConnection ? (
        <Panes />
      ) : (
        <EmptyState
          icon="folder"
          title={t('files.empty.title')}
          actions={<Button onClick={navigation.focusSearch}>{t('files.empty.find')}</Button>}
        >
          {t('files.empty.body')}
        </EmptyState>
      )}
      {hasTransfers && <Transfers />}
      <FileDialogs />
      <ConflictDialog />
    </Screen>
  );
}

function Panes() {
  const files = useFiles();
  const active = useFilesView((view) => view.connections.find(({ id }) => id === view.active));
  const hasPlace = usePane(files.local, ({ place }) => place !== null);
  const remote = files.remote();
  return (
    <div className={styles.panes}>
      {hasPlace ? (
        <FilePane side="local" pane={files.local} title={t('files.pane.local')} />
      ) : (
        <LocalStart />
      )}
      {remote && active && (
        <FilePane
          key={active.id}
          side="remote"
          pane={remote}
          title={t('files.pane.remote', { name: active.name, login: active.login })}
        >
          {active.state !== 'open' && <RemoteState connection={active} />}
        </FilePane>
      )}
    </div>
  );
}
