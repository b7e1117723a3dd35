import { t } from '#shared/i18n/text';
import type { Pane } from '../../stores/file-pane';
import type { FileSideName } from '../../stores/files-view';
import styles from './file-pane.module.css';
import { useFilesView, usePane } from './use-files';

/** The folders that lead to this one. In a narrow pane the first ones make room. */
export function Breadcrumbs({ side, pane }: { readonly side: FileSideName; readonly pane: Pane }) {
  const place = usePane(pane, (state) => state.place);
  const roots = useFilesView((view) => view.roots);
  const label = t('files.pane.crumbs', { side });
  if (!place) return <nav className={styles.crumbs} aria-label={label} />;
  const root = side === 'remote' ? '/' : (roots.find(({ id }) => id === place.root)?.label ?? '');
  const steps = [root, ...place.path];
  return (
    <nav className={styles.crumbs} aria-label={label}>
      <ol>
        {steps.map((name, depth) => {
          const isHere = depth === steps.length - 1;
          // The first step on a server is the slash itself.
          const isSlash = depth === 0 && side === 'remote';
          const path = place.path.slice(0, depth);
          return (
            <li key={[root, ...path].join('/')}>
              <button
                type="button"
                aria-current={isHere ? 'location' : undefined}
                onClick={() => void pane.open({ ...place, path }, place.path[depth])}
              >
                {name}
              </button>
              {!isHere && !isSlash && <span aria-hidden="true">/</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
