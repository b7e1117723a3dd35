import { useEffect } from 'react';
import { administrationFor, type Screen } from '../stores/navigation-store';
import { useAction } from '../stores/use-action';
import { useActiveProfile, useStores } from '../stores/use-stores';

/** The one listener for key presses of the window. */
function useKeyPresses(): void {
  const { keyboard } = useStores();
  useEffect(() => {
    const press = (event: KeyboardEvent) => keyboard.press(event);
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [keyboard]);
}

/** Actions that lead to a screen, from anywhere. */
export function useWindowActions(): void {
  const { actions, navigation, palette } = useStores();
  const can = useActiveProfile()?.status?.can;
  const administration = administrationFor(can);
  const to = (screen: Screen) => () => navigation.go(screen);
  useKeyPresses();
  useAction('palette.open', palette.open);
  useAction('search.focus', navigation.focusSearch);
  useAction('files.open', to({ name: 'files' }));
  useAction('settings.open', to({ name: 'settings' }));
  useAction('diagnostics.open', to({ name: 'diagnostics' }));
  useAction('tour.open', actions.openTour);
  useAction('screen.resources', to({ name: 'resources' }));
  useAction('screen.requests', to({ name: 'requests', show: 'mine', request: null }));
  useAction('screen.terminals', to({ name: 'terminals' }));
  useAction('screen.sessions', to({ name: 'sessions', show: 'live', recording: null }));
  useAction('screen.status', to({ name: 'status' }));
  useAction('screen.administration', administration && to(administration));
}
