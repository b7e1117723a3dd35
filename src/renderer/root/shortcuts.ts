import { useEffect } from 'react';
import { administrationFor, type Screen } from '../stores/navigation-store';
import { useStores } from '../stores/use-stores';

const screens: readonly Screen[] = [
  { name: 'resources' },
  { name: 'requests', show: 'mine', request: null },
  { name: 'terminals' },
  { name: 'status' },
  { name: 'administration', section: 'nodes' },
  { name: 'settings' },
];

/** Whether a key press is meant for what has the focus: text, a terminal, or an open dialog or menu. */
function isTakenBy(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, .xterm, [role="dialog"], [role="menu"]') !== null
  );
}

/** Keys that work everywhere in the window, except in a terminal: the shell has its own use for them. */
export function useShortcuts(): void {
  const { navigation, app } = useStores();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const inTerminal = event.target instanceof Element && event.target.closest('.xterm') !== null;
      if (inTerminal || event.altKey || event.shiftKey) return;
      const hasControl = event.ctrlKey || event.metaKey;
      const isSearch = hasControl
        ? event.key === 'f' || event.key === 'k'
        : event.key === '/' && !isTakenBy(event.target);
      const isDigit = hasControl && /^[1-6]$/.test(event.key);
      if (!isSearch && !isDigit) return;
      event.preventDefault();
      if (isSearch) navigation.focusSearch();
      const screen = isDigit ? screens[Number(event.key) - 1] : undefined;
      const state = app.getState().state;
      const active = state?.profiles.find((each) => each.id === state.activeProfile);
      const allowed =
        screen?.name === 'administration' ? administrationFor(active?.status?.can) : screen;
      if (allowed) navigation.go(allowed);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [navigation, app]);
}
