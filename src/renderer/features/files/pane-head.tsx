import { t } from '#shared/i18n/text';
import type { Pane } from '../../stores/file-pane';
import type { FileSideName } from '../../stores/files-view';
import { IconButton } from '../../ui/button';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu';
import { Breadcrumbs } from './breadcrumbs';
import styles from './file-pane.module.css';
import { useFiles, useFilesView, usePane, useTell } from './use-files';

/** Where one is, and moving about. */
export function PaneHead(props: {
  readonly side: FileSideName;
  readonly pane: Pane;
  readonly title: string;
  readonly headingId: string;
}) {
  const { side, pane, title, headingId } = props;
  const files = useFiles();
  const place = usePane(pane, (state) => state.place);
  const loading = usePane(pane, (state) => state.loading);
  const showHidden = usePane(pane, (state) => state.showHidden);
  const isTop = !place || place.path.length === 0;
  return (
    <header className={styles.head}>
      <div className={styles.titleRow}>
        <h2 id={headingId} className={styles.title}>
          {title}
        </h2>
        <div className={styles.tools}>
          <IconButton
            icon="up"
            size="s"
            label={t('files.pane.up')}
            blocked={isTop ? t('files.pane.isTop') : ''}
            onClick={() => void pane.up()}
          />
          <IconButton
            icon="refresh"
            size="s"
            label={t('files.pane.refresh')}
            busy={loading}
            onClick={() => void pane.refresh()}
          />
          <IconButton
            icon="plus"
            size="s"
            label={t('files.pane.newFolder')}
            blocked={place ? '' : t('files.pane.noFolder')}
            onClick={() => files.show({ type: 'make-folder', side })}
          />
          <IconButton
            icon="eye"
            size="s"
            label={t('files.pane.hidden')}
            aria-pressed={showHidden}
            onClick={pane.toggleHidden}
          />
          {side === 'local' && <Places />}
        </div>
      </div>
      <Breadcrumbs side={side} pane={pane} />
    </header>
  );
}

/** Other folders of this computer. */
function Places() {
  const files = useFiles();
  const tell = useTell();
  const roots = useFilesView((view) => view.roots);
  const open = (which: Parameters<typeof files.openRoot>[0]) => tell(files.openRoot(which));
  return (
    <Menu trigger={<IconButton icon="folder" size="s" label={t('files.place.other')} />}>
      {roots.map((root) => (
        <MenuItem key={root.id} icon="folder" onSelect={() => open(root)}>
          {root.label}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem icon="download" onSelect={() => open('downloads')}>
        {t('files.place.downloads')}
      </MenuItem>
      <MenuItem icon="home" onSelect={() => open('home')}>
        {t('files.place.home')}
      </MenuItem>
      <MenuItem icon="plus" onSelect={() => open('choose')}>
        {t('files.place.choose')}
      </MenuItem>
    </Menu>
  );
}
