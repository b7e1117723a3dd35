import { t } from '#shared/i18n/text';
import { terminalFontSizes } from '#shared/ipc/terminal-settings';
import type { ActionId } from '#shared/model/actions';
import { ask } from '../../../stores/ask';
import type { TerminalTab } from '../../../stores/terminal-tabs';
import { useFrom, useSetting, useStores } from '../../../stores/use-stores';
import type { TerminalScreen } from '../terminal-screen';
import { bufferText } from './buffer-text';
import { exportName } from './export-name';

/** What is open over a terminal. */
export type Overlay = 'find' | 'links' | 'snippets' | 'broadcast';

export type TerminalHandlers = Partial<Readonly<Record<ActionId, () => void>>>;

/** What can be done with a terminal, by action. */
export function useTerminalHandlers(
  tab: TerminalTab,
  screen: TerminalScreen | null,
  { open, leave }: { open(overlay: Overlay): void; leave(): void },
): TerminalHandlers {
  const { actions, bridge, broadcast, toasts } = useStores();
  const isBroadcasting = useFrom(
    () => broadcast.store,
    ({ tabs }) => tabs.length > 0,
  );
  const fontSize = useSetting('terminals.fontSize');
  if (!screen) return {};

  const setSize = (size: number): void => {
    const value = Math.min(terminalFontSizes.most, Math.max(terminalFontSizes.least, size));
    if (value !== fontSize) void actions.run('settings.set', { name: 'terminals.fontSize', value });
  };
  const save = async (): Promise<void> => {
    const name = exportName(tab.session, Date.now());
    const answer = await ask(bridge, 'terminal.save', { name, text: bufferText(screen.terminal) });
    if (!answer.ok) toasts.error(answer.error);
    else if (answer.value) toasts.info(t('terminal.saved', { path: answer.value.path }));
    screen.focus();
  };
  const transfer = (): void => {
    const { profileId, resource, name, login } = tab.session;
    void actions.transferFiles({ profileId, resource, name, login, assume: null });
  };
  const openIn = (program: 'terminal' | 'editor') => (): void =>
    void actions.run('session.openElsewhere', { sessionId: tab.id, program });
  return {
    'terminal.copy': screen.copy,
    'terminal.paste': () => void screen.paste(),
    'terminal.leave': leave,
    'terminal.find': () => open('find'),
    'terminal.links': () => open('links'),
    'terminal.snippets': () => open('snippets'),
    'terminal.broadcast': () => (isBroadcasting ? broadcast.stop() : open('broadcast')),
    'terminal.clear': () => screen.terminal.clear(),
    'terminal.export': () => void save(),
    'terminal.larger': () => setSize(fontSize + 1),
    'terminal.smaller': () => setSize(fontSize - 1),
    'terminal.usualSize': () => setSize(terminalFontSizes.usual),
    'terminal.menu': () => showMenu(screen),
    'files.open': transfer,
    'terminal.openInTerminal': openIn('terminal'),
    'terminal.openInEditor': openIn('editor'),
  };
}

/** Where the cursor is, as a click with the right button would. */
function showMenu({ terminal }: TerminalScreen): void {
  const box = terminal.textarea?.getBoundingClientRect();
  if (!box) return;
  const at = { clientX: box.left, clientY: box.bottom };
  terminal.textarea?.dispatchEvent(new MouseEvent('contextmenu', { ...at, bubbles: true }));
}
