import { t } from '#shared/i18n/text';
import { Button } from '../../ui/button';
import styles from './file-pane.module.css';
import { useFiles, useFilesView, useTell } from './use-files';

/** Before a folder of this computer is open: the window sees none until somebody opens one. */
export function LocalStart() {
  const files = useFiles();
  const tell = useTell();
  const roots = useFilesView((view) => view.roots);
  const open = (which: Parameters<typeof files.openRoot>[0]) => tell(files.openRoot(which));
  return (
    <section className={styles.pane} aria-label={t('files.start.label')}>
      <div className={styles.start}>
        <h2 className={styles.startTitle}>{t('files.start.title')}</h2>
        <p className={styles.startText}>{t('files.start.text')}</p>
        <div className={styles.startActions}>
          <Button icon="download" variant="primary" onClick={() => open('downloads')}>
            {t('files.place.downloads')}
          </Button>
          <Button icon="home" onClick={() => open('home')}>
            {t('files.place.home')}
          </Button>
          <Button icon="folder" onClick={() => open('choose')}>
            {t('files.place.choose')}
          </Button>
        </div>
        {roots.length > 0 && (
          <div className={styles.startActions}>
            {roots.map((root) => (
              <Button key={root.id} size="s" variant="quiet" onClick={() => open(root)}>
                {root.label}
              </Button>
            ))}
          </div>
        )}
      </div>
    </section>
  );
}
