import { useEffect, useSyncExternalStore } from 'react';
import { useSetting } from '../stores/use-stores';

const moreContrast = () => matchMedia('(prefers-contrast: more)');

function follow(changed: () => void): () => void {
  const query = moreContrast();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

function mark(name: 'theme' | 'contrast', value: string | null): void {
  const { dataset } = document.documentElement;
  if (value === null) delete dataset[name];
  else dataset[name] = value;
}

/** Says on the page which theme is chosen, and whether more contrast is asked for; the tokens follow. */
export function useTheme(): void {
  const theme = useSetting('appearance.theme');
  const contrast = useSetting('appearance.contrast');
  const hasMore = useSyncExternalStore(follow, () => moreContrast().matches);
  useEffect(() => mark('theme', theme === 'system' ? null : theme), [theme]);
  useEffect(
    () => mark('contrast', hasMore || contrast === 'more' ? 'more' : null),
    [hasMore, contrast],
  );
}
