import { useEffect, useSyncExternalStore } from 'react';
import { useAction } from '../../stores/use-action';
import { useSetting, useStores } from '../../stores/use-stores';

/** Below this width there is no room for names. */
const small = () => matchMedia('(width < 900px)');

function follow(changed: () => void): () => void {
  const query = small();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

export interface SidebarLook {
  /** Pictures alone; their names come when one points there. */
  readonly hasIconsAlone: boolean;
  /** Changes that; `null` where the window leaves no choice. */
  readonly toggle: (() => void) | null;
}

/** How wide the sidebar is; said on the page, for all that lies beside it. */
export function useSidebar(): SidebarLook {
  const { actions } = useStores();
  const chosen = useSetting('appearance.sidebar');
  const isSmall = useSyncExternalStore(follow, () => small().matches);
  const hasIconsAlone = isSmall || chosen === 'icons';
  const other = chosen === 'icons' ? 'names' : 'icons';
  const toggle = isSmall
    ? null
    : () => void actions.run('settings.set', { name: 'appearance.sidebar', value: other });
  useAction('sidebar.toggle', toggle);
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (hasIconsAlone) dataset['sidebar'] = 'icons';
    else delete dataset['sidebar'];
  }, [hasIconsAlone]);
  return { hasIconsAlone, toggle };
}
