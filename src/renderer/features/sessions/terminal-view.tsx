import '@xterm/xterm/css/xterm.css';
import { ContextMenu } from 'radix-ui';
import { useEffect, useRef } from 'react';
import { ask } from '../../stores/ask';
import type { TerminalTab } from '../../stores/terminal-tabs';
import { useAction } from '../../stores/use-action';
import { useStores } from '../../stores/use-stores';
import menuStyles from '../../ui/menu.module.css';
import { Spinner } from '../../ui/spinner';
import { terminalScreen, type TerminalScreen } from './terminal-screen';
import styles from './terminal-view.module.css';

function useTerminalScreen(tab: TerminalTab) {
  const { terminals, bridge, actions, keyboard } = useStores();
  const element = useRef<HTMLDivElement>(null);
  const screen = useRef<TerminalScreen>(null);
  const { id } = tab;
  useEffect(() => {
    const link = terminals.link(id);
    if (!element.current || !link) return undefined;
    screen.current = terminalScreen(link, {
      copy: (text) => void actions.run('clipboard.write', { text }),
      paste: async () => {
        const answer = await ask(bridge, 'clipboard.read', {});
        return answer.ok ? answer.value.text : '';
      },
      wants: keyboard.wants,
    });
    return screen.current.attach(element.current);
  }, [terminals, bridge, actions, keyboard, id]);
  return { element, screen };
}

/** One terminal. The session's bytes go straight from its port to the screen, past React. */
export function TerminalView(props: {
  readonly tab: TerminalTab;
  /** Takes the keyboard whenever this changes; `null` when it is not the one in use. */
  readonly grab: number | null;
  /** Moves the keyboard out of the terminal. */
  readonly onLeave: () => void;
}) {
  const { tab, grab, onLeave } = props;
  const focused = grab !== null;
  const { element, screen } = useTerminalScreen(tab);
  const { login, name, state } = tab.session;
  useEffect(() => {
    if (grab !== null) screen.current?.focus();
  }, [grab, screen, tab.session.id]);
  useAction('terminal.copy', focused ? () => screen.current?.copy() : null);
  useAction('terminal.paste', focused ? () => void screen.current?.paste() : null);
  useAction('terminal.leave', focused ? onLeave : null);
  const { actions } = useStores();
  const { profileId, resource } = tab.session;
  const transfer = () =>
    void actions.transferFiles({ profileId, resource, name, login, assume: null });
  useAction('files.open', focused ? transfer : null);
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger asChild>
        <div className={styles.frame}>
          <div ref={element} className={styles.terminal} />
          {(state === 'connecting' || (state === 'ended' && tab.asking)) && (
            <p className={styles.connecting} role="status">
              <Spinner /> Connecting to {name} as {login}
            </p>
          )}
        </div>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className={menuStyles.menu}>
          <ContextMenu.Item
            className={menuStyles.item}
            onSelect={() => void screen.current?.copy()}
          >
            Copy
          </ContextMenu.Item>
          <ContextMenu.Item
            className={menuStyles.item}
            onSelect={() => void screen.current?.paste()}
          >
            Paste
          </ContextMenu.Item>
          <ContextMenu.Item className={menuStyles.item} onSelect={transfer}>
            Transfer files
          </ContextMenu.Item>
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
